import { plural, userName } from '../correlate/words.ts';
import type { Verdict } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Case } from './findings.ts';

/** What the lines tell of a connection that nothing cut. */
export function notCut(_: Case, own: Connection): Verdict {
  return { cause: null, strength: null, summary: `Nothing cut it: ${story(own)}`, evidence: own.lines, remedy: [] };
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
  return `sshd spoke to it, and no line tells how it ended${at}`;
}
