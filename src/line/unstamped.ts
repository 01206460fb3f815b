import { readDenyHostsHead } from './denyhosts-log.ts';
import { readFail2banHead } from './fail2ban-log.ts';
import type { Header } from './header.ts';
import type { Programs } from './program.ts';

const CLOCK = /\d\d:\d\d:\d\d(?:[.,]\d{1,9})? /y;
const TAG =
  /(sshd(?:-session|-auth)?|kernel|fail2ban[\w.-]{0,40}|sshguard|sshg-blocker|xinetd|tcpd)(?:\[(\d{1,10})\])?: /y;
/** `User` begins a message of sshd, behind which the client's text stands. */
const HOST = /(?!User )([a-z\d][\w.-]{0,252}) (?=kernel: |(?:sshd(?:-session|-auth)?|fail2ban[\w.-]{0,40})\[)/iy;

/**
 * Reads `sshd[12]: `, `kernel: ` or `fail2ban.actions [12]: NOTICE  ` at the beginning of a line, with a clock or a host
 * in front or nothing. Only programs that we know: in a log without headers any first word may end in a colon.
 */
export function readUnstamped(
  text: string,
  at: number,
  header: Header,
  programs: Programs,
  mayHaveHost: boolean,
): boolean {
  header.host = '';
  header.pid = 0;
  const from = behind(CLOCK, text, at);
  if (readFail2banHead(text, from, header, programs)) return true;
  if (readDenyHostsHead(text, from, header, programs)) return true;
  const tagAt = mayHaveHost ? behind(HOST, text, from) : from;
  TAG.lastIndex = tagAt;
  const found = TAG.exec(text);
  if (found === null) return false;
  header.host = text.slice(from, Math.max(from, tagAt - 1));
  header.program = programs.find(found[1] as string);
  header.pid = Number(found[2] ?? 0);
  header.from = TAG.lastIndex;
  return true;
}

/** Place behind the pattern; `at` when something else stands there. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
