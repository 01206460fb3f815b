import { describe, expect, it } from 'vitest';
import { answerAll, questions } from '../../bench/verdicts/answer.ts';
import { readCaptures } from '../../bench/verdicts/truth.ts';

const captures = readCaptures(new URL('../captures/', import.meta.url).pathname);

/**
 * What no log tells, or tells of something else: a right password that PermitRootLogin turned down looks like a wrong
 * one; the log ends before the silence after a connection means anything; tcpd in front of another program than sshd.
 * Without the port: two connections of one address in the same second.
 */
const untold = [
  '35-access-policy#8',
  '05-scanners-and-protocol-garbage#20',
  '14-xinetd-and-tcpd#18',
  '14-xinetd-and-tcpd#19',
  '14-xinetd-and-tcpd#20',
];
const alike = ['35-access-policy#4'];

describe.each(questions)('every attempt of the captures, asked with %s', (question) => {
  it('gets the true cause, and one that was let in gets none', async () => {
    const judged = await answerAll(captures, question);
    expect(judged.length).toBeGreaterThan(question === 'address and time' ? 200 : 550);
    const wrong = judged.filter(({ attempt, answer }) => !attempt.right.includes(answer));
    const known = question === 'address and time' ? [...untold, ...alike] : untold;
    expect(wrong.map(({ attempt }) => attempt.id).filter((id) => !known.includes(id))).toEqual([]);
    expect(wrong.filter(({ attempt, answer }) => attempt.letIn && answer !== null)).toEqual([]);
  }, 60_000);

  it('says why there is no trace', async () => {
    const judged = await answerAll(captures, question);
    const without = judged.filter(({ summary }) => summary.startsWith('No trace of it: '));
    expect(without.length).toBeGreaterThan(0);
    for (const { answer, missing } of without) {
      expect(answer).toBeNull();
      expect(missing.length).toBeGreaterThan(0);
    }
  }, 60_000);
});
