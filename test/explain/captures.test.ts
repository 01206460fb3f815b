import { describe, expect, it } from 'vitest';
import { answerAll, questions } from '../../bench/verdicts/answer.ts';
import { readCaptures } from '../../bench/verdicts/truth.ts';

const captures = readCaptures(new URL('../captures/', import.meta.url).pathname);

/**
 * What no line tells: a right password that PermitRootLogin turned down looks like a wrong one; tcpd in front of another
 * program than sshd.
 */
const untold = ['35-access-policy#8', '14-xinetd-and-tcpd#18', '14-xinetd-and-tcpd#19', '14-xinetd-and-tcpd#20'];
/** Two connections of one address in the same second, of which one was cut: without the port they are alike. */
const alike = ['35-access-policy#4'];

/** Made while sshd ran with its log elsewhere (QUIET, -E): in this log it had been stopped, and a later start is all there is. */
const loggedElsewhere = ['20-syslog-quirks#69', '20-syslog-quirks#86', '20-syslog-quirks#88'];

describe.each(questions)('every attempt of the captures, asked with %s', (question) => {
  it('gets the true cause, or none with the reason; one that was let in gets none', async () => {
    const judged = await answerAll(captures, question);
    expect(judged.length).toBeGreaterThan(question === 'address and time' ? 250 : 700);
    const wrong = judged.filter(({ attempt, answer, isTraced }) => {
      return !attempt.right.includes(answer) && (isTraced || answer !== null);
    });
    const known = [...untold, ...loggedElsewhere, ...(question === 'address and time' ? alike : [])];
    expect(wrong.map(({ attempt }) => attempt.id).filter((id) => !known.includes(id))).toEqual([]);

    const without = judged.filter(({ summary }) => summary.startsWith('No trace of it: '));
    expect(without.length).toBeGreaterThan(0);
    expect(without.filter(({ answer, missing }) => answer !== null || missing.length === 0)).toEqual([]);
  }, 60_000);
});
