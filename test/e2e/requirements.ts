import { execFileSync } from 'node:child_process';
import { findJava } from '../elasticsearch/find-java.ts';

const programs = ['sshd', 'rsyslogd', 'fail2ban-server', 'unshare', 'ssh', 'ip'];

/** Whether the servers can be started here; says plainly what is missing where they cannot. */
export function canRunServers(): boolean {
  const missing = [
    ...(process.getuid?.() === 0 ? [] : ['root']),
    ...programs.filter((program) => !succeeds('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`])),
    ...(succeeds('sh', ['-c', 'ldd /usr/sbin/sshd | grep -q libwrap']) ? [] : ['an sshd with libwrap']),
    ...(findJava() === undefined ? ['a JDK 21 or later'] : []),
    ...(succeeds('unshare', ['-n', '-m', '-p', '-f', 'true']) ? [] : ['namespaces']),
  ];
  if (missing.length === 0) return true;
  console.error(`\n*** NOT TESTED: real servers need ${missing.join(', ')}, which is missing here. ***\n`);
  return false;
}

/** Writes journal files of what it is given; Debian's package systemd-journal-remote. */
export const JOURNAL_WRITER = '/lib/systemd/systemd-journal-remote';

export function canWriteJournals(): boolean {
  const missing = [JOURNAL_WRITER, 'journalctl'].filter((program) => !succeeds(program, ['--version']));
  if (missing.length === 0) return true;
  console.error(`\n*** NOT TESTED: the real journalctl needs ${missing.join(', ')}, which is missing here. ***\n`);
  return false;
}

function succeeds(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
