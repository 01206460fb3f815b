import type { RemedyStep } from '../../correlate/incident.ts';
import type { Alternative, Verdict } from '../attempt.ts';
import type { ClientView } from './client-view.ts';
import { lookAt } from './look-at.ts';
import { readingOf } from './remaining.ts';

/** What one client's output tells by itself. */
export interface ClientExplanation {
  readonly view: ClientView;
  readonly verdict: Verdict;
  readonly alternatives: readonly Alternative[];
  readonly missing: readonly string[];
}

const MOST_STEPS = 6;

/**
 * The verdict from the client's side alone: the stage that was reached, the causes that remain, and where on the server
 * to look. It names a cause only where the server said so in words that no other cause uses, or nearly so.
 */
export function explainClient(view: ClientView, path: string): ClientExplanation {
  const { says, remaining } = readingOf(view);
  const [first, ...others] = remaining;
  const sure = first !== undefined && first.strength !== 'weak' ? first : undefined;
  const steps = remaining.flatMap(({ cause }) => lookAt[cause] ?? []).slice(0, MOST_STEPS);
  const verdict: Verdict = {
    cause: sure?.cause ?? null,
    strength: sure?.strength ?? null,
    summary: summaryOf(says, remaining.length, sure !== undefined),
    evidence: evidenceOf(view, path),
    remedy: steps.map((step): RemedyStep => ({ ...step })),
  };
  return { view, verdict, alternatives: sure ? others : remaining, missing: missing(view, remaining.length) };
}

function summaryOf(says: string, count: number, isSure: boolean): string {
  const first = `${says.charAt(0).toUpperCase()}${says.slice(1)}`;
  return isSure || count < 2 ? first : `${first}; ${count} causes remain, which only the server's logs tell apart`;
}

function evidenceOf({ endingLine, time }: ClientView, path: string) {
  if (endingLine === undefined) return [];
  return [{ file: path, line: endingLine.line, offset: Number.NaN, time: time ?? Number.NaN, text: endingLine.text }];
}

function missing({ isVerbose, words, stage }: ClientView, count: number): string[] {
  const found: string[] = [];
  if (count > 0) {
    found.push(
      "the server's logs: there, run sshwhy explain ADDRESS --client-log FILE /var/log/auth.log* /var/log/fail2ban.log*, with the client's address as the server sees it",
    );
  }
  if (!isVerbose && words === undefined && count > 1 && (stage === 'unknown' || stage === 'tcp')) {
    found.push('how far it came: save the output of ssh -vv, which also shows what the server says before its banner');
  }
  return found;
}
