import { readLogName } from './rotation.ts';

/** The logs that say something about SSH, by base name; which of them exist depends on the system. */
export const knownLogs: ReadonlySet<string> = new Set([
  'auth.log', // Debian, Ubuntu
  'secure', // RHEL, Fedora, SUSE
  'authlog', // OpenBSD
  'auth',
  'sshd.log',
  'messages',
  'syslog',
  'system.log', // macOS
  'kern.log',
  'daemon.log',
  'journal.json', // journalctl -o json
  'journal.export', // journalctl -o export
  'audit.log',
  'fail2ban.log',
  'denyhosts',
  'denyhosts.log',
  'crowdsec.log',
  'pve-firewall.log',
  'xinetd.log',
  'hosts.allow', // saved copies: rules of TCP wrappers, and bans of tools
  'hosts.deny',
  'ufw.log',
  'firewalld',
]);

/** Of a folder's entries those to read: the known logs, else every `*.log`; both with their rotated files. */
export function chooseLogs(names: readonly string[]): string[] {
  const known = names.filter((name) => knownLogs.has(readLogName(name).base));
  if (known.length > 0) return known;
  return names.filter((name) => readLogName(name).base.endsWith('.log'));
}
