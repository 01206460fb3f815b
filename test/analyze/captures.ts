import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One connection that a client really made, as the client saw it (see test/captures/README.md). */
export interface Attempt {
  readonly id: string;
  readonly t_start: string;
  readonly src: string;
  readonly sport: number;
  readonly user: string | null;
  /** What really happened to it. */
  readonly expect: string;
  /** Refused before it could log in. */
  readonly cut: boolean;
  readonly cause: string | null;
}

export const captures = [
  '01-tcp-wrappers-hosts-deny',
  '02-maxstartups-9.2',
  '03-password-brute-force',
  '05-scanners-and-protocol-garbage',
  '08-successful-sessions',
  '09-server-lifecycle-and-config-errors',
  '11-fail2ban-ban-by-hosts-deny',
  '12-fail2ban-firewall-and-kernel-log',
  '13-sshguard-hosts-backend',
  '14-xinetd-and-tcpd',
  '15-openssh-10.5-persource-penalties',
  '16-openssh-10.5-maxstartups',
] as const;

export type Capture = (typeof captures)[number];

/** The same lines in three forms of syslog. */
export const forms = ['auth.log', 'auth.trad.log', 'auth.rfc5424.log'] as const;

/** Where the captures are. */
export const folder = new URL('../captures/', import.meta.url).pathname;

/** The files of a capture: the one form of the server's log, and those of other programs if there are any. */
export function filesOf(capture: Capture, form: (typeof forms)[number] = 'auth.log'): string[] {
  return [form, 'fail2ban.log', 'kern.log', 'daemon.log']
    .map((name) => join(folder, capture, name))
    .filter((path) => existsSync(path));
}

export function logOf(capture: Capture, name: string = 'auth.log'): string {
  return readFileSync(join(folder, capture, name), 'latin1');
}

export function attemptsOf(capture: Capture): Attempt[] {
  return attemptsIn(capture);
}

/** The attempts of any folder there. */
export function attemptsIn(capture: string): Attempt[] {
  const lines = readFileSync(join(folder, capture, 'truth.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as Attempt);
}

export function wasLetIn({ expect }: Attempt): boolean {
  return expect.startsWith('accepted');
}
