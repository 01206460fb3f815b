import type { Answer, TrueAttempt } from './truth.ts';

/** One attempt with what the logs hold of it, and what was answered. */
export interface Judged {
  readonly attempt: TrueAttempt;
  readonly isTraced: boolean;
  readonly answer: Answer;
  /** The sentence that goes with it. */
  readonly summary: string;
  /** Why nothing can be said, or what is missing to be sure. */
  readonly missing: readonly string[];
}

export interface Share {
  readonly right: number;
  readonly of: number;
}

export interface CauseScore {
  readonly cause: string;
  /** Of the attempts of which this was answered. */
  readonly precision: Share;
  /** Of the attempts that this cut, and that left a trace. */
  readonly recall: Share;
  /** Attempts that this cut without any trace. */
  readonly untraced: number;
}

export interface Scores {
  readonly attempts: number;
  /** Cut attempts that left a trace. */
  readonly cut: Share;
  /** Attempts that ended by the server after they could have logged in, with a trace. */
  readonly ended: Share;
  /** Attempts that were let in and that nothing cut: right is "nothing". */
  readonly letIn: Share;
  /** Attempts that were not let in and that nothing cut. */
  readonly notCut: Share;
  /** Attempts that something cut without a trace: right is the true cause, or "nothing" with a reason. */
  readonly untraced: Share;
  readonly causes: readonly CauseScore[];
  /** By truth, then by answer. */
  readonly confusion: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly wrong: readonly Judged[];
}

export const nothing = 'nothing';
const name = (answer: Answer) => answer ?? nothing;

export function isRight({ attempt, isTraced, answer, missing }: Judged): boolean {
  if (attempt.right.includes(answer)) return true;
  return !isTraced && answer === null && missing.length > 0;
}

/** What the truth is called in the tables. */
export function truthName({ attempt, isTraced }: Judged): string {
  const [right] = attempt.right;
  if (right === null) return attempt.letIn ? 'let in' : 'not cut';
  return isTraced ? right : `${right}, no trace`;
}

export function score(judged: readonly Judged[]): Scores {
  const caused = judged.filter(({ attempt }) => attempt.right[0] !== null);
  const free = judged.filter(({ attempt }) => attempt.right[0] === null);
  const traced = caused.filter(({ isTraced }) => isTraced);
  return {
    attempts: judged.length,
    cut: shareOf(traced.filter(({ attempt }) => attempt.cut)),
    ended: shareOf(traced.filter(({ attempt }) => !attempt.cut)),
    letIn: shareOf(free.filter(({ attempt }) => attempt.letIn)),
    notCut: shareOf(free.filter(({ attempt }) => !attempt.letIn)),
    untraced: shareOf(caused.filter(({ isTraced }) => !isTraced)),
    causes: causeScores(judged),
    confusion: confusionOf(judged),
    wrong: judged.filter((one) => !isRight(one)),
  };
}

function shareOf(judged: readonly Judged[]): Share {
  return { right: judged.filter(isRight).length, of: judged.length };
}

function causeScores(judged: readonly Judged[]): CauseScore[] {
  const causes = new Set(judged.flatMap(({ attempt, answer }) => [attempt.right[0], answer]));
  causes.delete(null);
  return [...causes].sort().map((cause) => {
    const answered = judged.filter(({ answer }) => answer === cause);
    const true_ = judged.filter(({ attempt }) => attempt.right[0] === cause);
    const traced = true_.filter(({ isTraced }) => isTraced);
    return {
      cause: name(cause),
      precision: { right: answered.filter(({ attempt }) => attempt.right.includes(cause)).length, of: answered.length },
      recall: shareOf(traced),
      untraced: true_.length - traced.length,
    };
  });
}

function confusionOf(judged: readonly Judged[]): Map<string, Map<string, number>> {
  const rows = new Map<string, Map<string, number>>();
  for (const one of judged.toSorted((a, b) => (truthName(a) < truthName(b) ? -1 : 1))) {
    const row = rows.get(truthName(one)) ?? new Map<string, number>();
    row.set(name(one.answer), (row.get(name(one.answer)) ?? 0) + 1);
    rows.set(truthName(one), row);
  }
  return rows;
}
