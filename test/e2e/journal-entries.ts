/** The fields of a journal entry by their names, see systemd.journal-fields(7). */
export type Fields = Readonly<Record<string, string>>;

const BOOT = '0123456789abcdef0123456789abcdef';
const MACHINE = 'fedcba9876543210fedcba9876543210';

/**
 * What sshd said, as journald keeps it.
 * @param time  microseconds since the epoch
 */
export function sshdEntry(message: string, pid: number, time: number): Fields {
  return {
    __REALTIME_TIMESTAMP: String(time),
    __MONOTONIC_TIMESTAMP: String(time % 1e12),
    _BOOT_ID: BOOT,
    _MACHINE_ID: MACHINE,
    _HOSTNAME: 'bastion1',
    _TRANSPORT: 'syslog',
    _SYSTEMD_UNIT: 'ssh.service',
    _COMM: 'sshd',
    _PID: String(pid),
    SYSLOG_IDENTIFIER: 'sshd',
    SYSLOG_PID: String(pid),
    PRIORITY: '6',
    MESSAGE: message,
  };
}

/** In the journal export format, which is what systemd-journal-remote reads: https://systemd.io/JOURNAL_EXPORT_FORMATS/ */
export function exported(entry: Fields): Buffer {
  const fields = Object.entries(entry).map(([name, value]) => {
    const bytes = Buffer.from(value);
    // Whatever holds a line end is written with its length.
    if (!bytes.some((byte) => byte < 32)) return Buffer.from(`${name}=${value}\n`);
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(bytes.length));
    return Buffer.concat([Buffer.from(`${name}\n`), length, bytes, Buffer.from('\n')]);
  });
  return Buffer.concat([...fields, Buffer.from('\n')]);
}
