import { addressKey } from '../parser/address.ts';
import { type AnalyzeOptions, analyze } from '../pipeline.ts';
import type { Summary } from '../summary.ts';
import type { Attempt, Explanation } from './attempt.ts';
import { Connections } from './connections.ts';
import { Coverage } from './coverage.ts';
import { caseOf, type Findings } from './findings.ts';
import { judge } from './judge.ts';
import { type Found, matchAttempts } from './match-attempts.ts';
import { Question } from './question.ts';
import { Stories } from './stories.ts';
import { WindowReader } from './window-reader.ts';
import { Windows } from './windows.ts';

export interface ExplainResult {
  /** One for each attempt, in the order of the attempts. */
  readonly explanations: readonly Explanation[];
  readonly summary: Summary;
}

/**
 * Why each of the attempts ended, from one pass over the logs. Memory grows with the attempts, not with the logs.
 *
 * @throws UserError as `analyze` does
 */
export async function explain(options: AnalyzeOptions, attempts: readonly Attempt[]): Promise<ExplainResult> {
  const { explanations, summary } = await explainEach(options, attempts);
  return { explanations: [...explanations], summary };
}

/** The same for very many attempts: each is judged when it is asked for. */
export async function explainEach(
  options: AnalyzeOptions,
  attempts: readonly Attempt[],
  read: typeof analyze = analyze,
): Promise<{ readonly explanations: Iterable<Explanation>; readonly summary: Summary }> {
  const question = new Question(attempts);
  const connections = new Connections(question, options.sshPorts);
  const windows = new Windows(question);
  const coverage = new Coverage(question);
  const stories = new Stories(question);
  const reader = new WindowReader(question, windows);
  const summary = await read(options, {
    events(events) {
      for (const event of events) {
        coverage.take(event);
        connections.take(event);
        reader.take(event);
      }
    },
    incidents(incidents) {
      for (const incident of incidents) stories.add(incident);
    },
  });
  reader.end();
  return { explanations: judgeEach(attempts, { connections, windows, coverage, stories, summary }), summary };
}

function* judgeEach(attempts: readonly Attempt[], findings: Findings): Generator<Explanation> {
  const found = new Map<Attempt, Found>();
  for (const [key, own] of Map.groupBy(attempts, ({ ip }) => addressKey(ip))) {
    for (const [attempt, match] of matchAttempts(findings.connections.of(key), own)) found.set(attempt, match);
  }
  for (const attempt of attempts) {
    const match = found.get(attempt);
    yield judge(caseOf(attempt, match?.connection, match?.isCrowded ?? false, findings));
  }
}
