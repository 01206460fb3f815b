import { plural, userName } from '../correlate/words.ts';
import type { Alternative, Verdict } from './attempt.ts';
import type { Connection } from './connection.ts';

/** What the lines tell of a connection that nothing cut. */
export function notCut(own: Connection): Verdict {
  const summary = hasUnknownEnd(own) ? `No line tells how it ended: ${story(own)}` : `Nothing cut it: ${story(own)}`;
  return { cause: null, strength: null, summary, evidence: own.lines, remedy: [] };
}

function story({ wasLetIn, user, tries, closed, lines }: Connection): string {
  const last = lines.at(-1);
  const at = last ? ` (${last.file}:${last.line})` : '';
  if (wasLetIn) {
    const before = tries > 0 ? ` after ${plural(tries, 'failed login')}` : '';
    return `${user === undefined ? 'the user' : userName(user)} was let in${before}${at}`;
  }
  if (tries > 0)
    return `sshd let it try to log in, and ${plural(tries, 'login')} failed${closed ? '; then it was closed' : ''}${at}`;
  if (closed) return `sshd spoke to it, and the client's side ended it before a login${at}`;
  return `sshd took the connection${at}`;
}

/** It came in, and no line tells how it ended. */
export function hasUnknownEnd({ closed, wasLetIn, cause }: Connection): boolean {
  return !closed && !wasLetIn && cause === undefined;
}

export const SILENT_GRACE: Alternative = {
  cause: 'login-grace-time',
  strength: 'weak',
  against:
    'no line says so; but OpenSSH 4.4 to 8.4 on Linux, and builds with the mitigation of CVE-2024-6387, cut without one',
};
