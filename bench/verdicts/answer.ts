import { join } from 'node:path';
import { explain } from '../../src/explain/explain.ts';
import type { Judged } from './score.ts';
import { tracesOf } from './trace.ts';
import type { Capture, TrueAttempt } from './truth.ts';

/** Microseconds to the next attempt from the same address. */
const ALONE = 3_000_000;

export const questions = ['address, port and time', 'address and time'] as const;

/**
 * What is known of an attempt when its cause is asked for. Without the port only those attempts are asked for that are
 * alone: lines of one address in the same seconds cannot be told apart then, by nobody.
 */
export type Question = (typeof questions)[number];

/** Asks for every attempt of every capture; the truth is not shown. */
export async function answerAll(captures: readonly Capture[], question: Question): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const capture of captures) {
    const traces = tracesOf(capture);
    const attempts = question === 'address and time' ? capture.attempts.filter(isAlone) : capture.attempts;
    const paths = capture.logs.map((name) => join(capture.folder, name));
    const now = Math.max(...capture.attempts.map(({ end }) => end)) + 60_000_000;
    const options = { paths, now, timeZone: 'UTC' };
    const { explanations } = await explain(
      options,
      attempts.map((attempt) => asked(attempt, question)),
    );
    for (const [index, { verdict, missing }] of explanations.entries()) {
      const attempt = attempts[index] as TrueAttempt;
      const isTraced = traces.get(attempt.id) === 'own';
      judged.push({ attempt, isTraced, answer: verdict.cause, summary: verdict.summary, missing });
    }
  }
  return judged;
}

/** To the second, as a person notes it. */
function asked({ ip, port, start }: TrueAttempt, question: Question) {
  const time = Math.floor(start / 1_000_000) * 1_000_000;
  return question === 'address and time' ? { ip, time } : { ip, port, time };
}

function isAlone({ ip, start }: TrueAttempt, index: number, all: readonly TrueAttempt[]): boolean {
  return !all.some((other, at) => at !== index && other.ip === ip && Math.abs(other.start - start) < ALONE);
}
