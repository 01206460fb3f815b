import type { EvidenceLine } from '../correlate/incident.ts';
import { userName } from '../correlate/words.ts';
import type { Cause, Strength } from '../event.ts';
import { ofHowMany, otherCuts } from './all-of-address.ts';
import type { Alternative, Explanation, Verdict } from './attempt.ts';
import type { Connection } from './connection.ts';
import { exclusions } from './exclusions.ts';
import type { Case } from './findings.ts';
import { banInForce, type InForce, whatWasInForce } from './in-force.ts';
import { whatIsMissing, whyNoTrace } from './missing.ts';
import { hasUnknownEnd, notCut, SILENT_GRACE } from './not-cut.ts';
import type { Window } from './windows.ts';
import { causeWords } from './words.ts';

/** One attempt's verdict: its own line first, then what was in force at the time, and else that there is no trace. */
export function judge(one: Case): Explanation {
  const { own } = one;
  if (own?.cause !== undefined) return byItsLine(one, own, own.cause);
  if (own !== undefined) return explained(one, notCut(own), hasUnknownEnd(own) ? [SILENT_GRACE] : []);
  const [first, ...others] = whatWasInForce(one);
  if (first !== undefined) return byWhatWasInForce(one, first, others);
  const summary = `No trace of it: ${whyNoTrace(one)}`;
  return explained(one, { cause: null, strength: null, summary, evidence: [], remedy: [] }, []);
}

function byItsLine(one: Case, own: Connection, named: Cause): Explanation {
  const { attempt, key, findings, isCrowded, time } = one;
  const line = own.causeLine as EvidenceLine;
  const ban = named === 'tcp-wrappers' || named === 'firewall' ? banInForce(one) : undefined;
  const cause = ban?.cause ?? perSourceOr(named, one, line);
  const strength: Strength = isCrowded ? 'weak' : ban ? 'strong' : 'proof';
  const port = own.namesPort && own.port !== undefined ? ` port ${own.port}` : '';
  const during = ban
    ? `, while it was banned (${[ban.what, whereOf(ban)].filter((part) => part !== '').join(', ')})`
    : '';
  const after = own.wasLetIn ? `; ${userName(own.user ?? 'the user')} had been let in before` : '';
  const summary = `${causeWords[cause].did}: ${placeOf(line)} names ${attempt.ip}${port}${during}${after}${ofHowMany(one)}`;
  const evidence = unique([...(ban?.evidence ?? []), line, ...own.lines]).sort(byTime);
  const verdict = { cause, strength, summary, evidence, remedy: findings.stories.find(cause, key, time)?.remedy ?? [] };
  return explained(one, verdict, [...otherCuts(one, cause), ...(cause === 'max-startups' ? [PER_SOURCE] : [])]);
}

/** DEBUG3 lines tell the two limits apart, and then an incident of its own has the line. */
function perSourceOr(named: Cause, { key, findings, time }: Case, line: EvidenceLine): Cause {
  if (named !== 'max-startups') return named;
  const cause = 'per-source-max-startups';
  const lines = findings.stories.find(cause, key, time)?.evidence ?? [];
  return lines.some(({ file, line: number }) => file === line.file && number === line.line) ? cause : named;
}

const PER_SOURCE: Alternative = {
  cause: 'per-source-max-startups',
  strength: 'weak',
  against: 'sshd words both alike; it is this one only if sshd -T shows a persourcemaxstartups that is not none',
};

function byWhatWasInForce(one: Case, first: InForce, others: readonly InForce[]): Explanation {
  const { attempt, key, findings, time } = one;
  const { cause, window } = first;
  // Lost lines, or lines after the end of the log, might tell otherwise.
  const isBlind = findings.coverage.hasGapNear(time) || findings.coverage.isBeyond(time);
  const strength = isBlind ? 'weak' : first.strength;
  const [line] = window.evidence;
  const waiting = cause === 'max-startups' && window.isSummed ? ownWaiting(one) : 0;
  if (waiting >= 2) return byItsOwnCrowd(one, first, waiting);
  const what = window.what === '' ? '' : ` (${window.what})`;
  const summary = `${causeWords[cause].did}, as it seems: no line names it, but ${line ? placeOf(line) : 'the log'} shows what was in force then${what}`;
  const story = findings.stories.find(cause, key, time);
  const verdict: Verdict = { cause, strength, summary, evidence: window.evidence, remedy: story?.remedy ?? [] };
  const alternatives = others.map((other): Alternative => {
    const at = other.window.evidence[0];
    const against = `${at ? `in force by ${placeOf(at)}, but ` : ''}no line of it names ${attempt.ip} at that time`;
    return { cause: other.cause, strength: other.strength === 'strong' ? 'weak' : other.strength, against };
  });
  return explained(one, verdict, cause === 'max-startups' ? [...alternatives, PER_SOURCE] : alternatives);
}

/** Connections of the same address that had not logged in and were open at that time. */
function ownWaiting({ beside, time }: Case): number {
  return beside.filter(
    ({ start, end, refused, letInAt }) => !refused && start <= time && end > time && !(letInAt <= time),
  ).length;
}

/** Drops that sshd only counted, at a time when the address itself had several connections waiting. */
function byItsOwnCrowd(one: Case, { window }: InForce, waiting: number): Explanation {
  const { key, findings, time } = one;
  const cause = 'per-source-max-startups';
  const summary = `${causeWords[cause].did}, or MaxStartups did: no line names it, but sshd counted drops then, and ${waiting} connections of the same address were waiting to log in`;
  const remedy = (findings.stories.find(cause, key, time) ?? findings.stories.find('max-startups', key, time))?.remedy;
  const verdict: Verdict = { cause, strength: 'weak', summary, evidence: window.evidence, remedy: remedy ?? [] };
  const against = 'both are worded alike; nobody else is known to have been dropped at that moment';
  return explained(one, verdict, [{ cause: 'max-startups', strength: 'weak', against }]);
}

function explained(one: Case, verdict: Verdict, alternatives: readonly Alternative[]): Explanation {
  const known = [verdict.cause, ...alternatives.map(({ cause }) => cause)];
  const excluded = verdict.cause === null ? [] : exclusions(one).filter(({ cause }) => !known.includes(cause));
  const missing = whatIsMissing(one, verdict);
  return { attempt: one.attempt, time: one.time, verdict, alternatives: [...alternatives, ...excluded], missing };
}

/** `auth.log:84` */
export function placeOf({ file, line }: EvidenceLine): string {
  return `${file}:${line}`;
}

function whereOf({ evidence: [line] }: Window): string {
  return line === undefined ? '' : placeOf(line);
}

function unique(lines: readonly EvidenceLine[]): EvidenceLine[] {
  return [...new Map(lines.map((line) => [`${line.file} ${line.offset}`, line])).values()];
}

function byTime(a: EvidenceLine, b: EvidenceLine): number {
  return a.time - b.time || a.line - b.line;
}
