import { join } from 'node:path';
import { explain } from '../../src/explain/explain.ts';
import type { Judged } from './score.ts';
import { tracesOf } from './trace.ts';
import type { Capture, TrueAttempt } from './truth.ts';

export const questions = ['address, port and time', 'address and time'] as const;

/** What is known of an attempt when its cause is asked for. */
export type Question = (typeof questions)[number];

/** Asks for every attempt of every capture; the truth is not shown. */
export async function answerAll(captures: readonly Capture[], question: Question): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const capture of captures) {
    const traces = tracesOf(capture);
    const paths = capture.logs.map((name) => join(capture.folder, name));
    const now = Math.max(...capture.attempts.map(({ end }) => end)) + 60_000_000;
    const options = { paths, now, timeZone: 'UTC' };
    const { explanations } = await explain(options, capture.attempts.map((attempt) => asked(attempt, question)));
    for (const [index, { verdict, missing }] of explanations.entries()) {
      const attempt = capture.attempts[index] as TrueAttempt;
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
