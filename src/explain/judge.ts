import type { EvidenceLine } from '../correlate/incident.ts';
import { plural, userName } from '../correlate/words.ts';
import type { Cause, Strength } from '../event.ts';
import { isOpen, likelyTime, ofHowMany, otherCuts } from './all-of-address.ts';
import type { Alternative, Explanation, Verdict } from './attempt.ts';
import type { Connection } from './connection.ts';
import { banTools } from './decision-table.ts';
import { exclusions } from './exclusions.ts';
import type { Case } from './findings.ts';
import { banInForce, type InForce, whatWasInForce } from './in-force.ts';
import { whatIsMissing, whyNoTrace } from './missing.ts';
import { hasUnknownEnd, notCut, SILENT_GRACE } from './not-cut.ts';
import { SECOND } from './question.ts';
import type { Window } from './windows.ts';
import { causeWords } from './words.ts';

/** One attempt's verdict: its own line first, then what was in force at the time, and else that there is no trace. */
export function judge(one: Case): Explanation {
  const { own } = one;
  const time = isOpen(one) ? likelyTime(one, own) : undefined;
  if (time !== undefined) {
    const then = { ...one, own: undefined, time, attempt: { ...one.attempt, precision: 0 } };
    const [first, ...others] = whatWasInForce(then).filter(
      ({ cause }) => own === undefined || banTools.includes(cause),
    );
    if (first !== undefined) return { ...byWhatWasInForce(then, first, others), attempt: one.attempt };
  }
  if (own?.cause !== undefined) return byItsLine(one, own, own.cause);
  if (own !== undefined) return bySilenceOrNotCut(one, own);
  const [first, ...others] = whatWasInForce(one);
  if (first !== undefined) return byWhatWasInForce(one, first, others);
  const summary = `No trace of it: ${whyNoTrace(one)}`;
  return explained(one, { cause: null, strength: null, summary, evidence: [], remedy: [] }, []);
}

function bySilenceOrNotCut(one: Case, own: Connection): Explanation {
  if (isSilentEnd(one, own)) return bySilence(one, own);
  return explained(one, notCut(own), hasUnknownEnd(own) ? [SILENT_GRACE] : []);
}

/** So long a log must go on after a connection's last line before its silence means anything (microseconds). */
const SILENCE = 10_000_000;

/** At LogLevel VERBOSE every end is logged but one: that by LoginGraceTime, on some builds. */
function isSilentEnd({ findings }: Case, own: Connection): boolean {
  return (
    own.opened &&
    own.tries === 0 &&
    hasUnknownEnd(own) &&
    findings.coverage.hosts.some(({ host, to }) => host === own.host && to > own.end + SILENCE)
  );
}

function bySilence(one: Case, own: Connection): Explanation {
  const { findings, key, time } = one;
  const cause = 'login-grace-time';
  const [line] = own.lines;
  const summary = `LoginGraceTime cut this attempt, as it seems: ${line ? placeOf(line) : 'the log'} shows it come in, and no line its end; some builds cut at LoginGraceTime without a word`;
  const remedy = findings.stories.find(cause, key, time)?.remedy ?? [];
  return explained(one, { cause, strength: 'weak', summary, evidence: own.lines, remedy }, []);
}

function byItsLine(one: Case, own: Connection, named: Cause): Explanation {
  const { attempt, key, findings, isCrowded, time } = one;
  const line = own.causeLine as EvidenceLine;
  if (isOwnCrowd(one, own)) return byItsOwnCrowd(one, [line], own.startups as number);
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
  if (waiting >= 2) return byItsOwnCrowd(one, window.evidence, waiting);
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

/** MaxStartups begins at 10 unless it is set; so few, all of one address, are rather PerSourceMaxStartups. */
const DEFAULT_START = 10;

function isOwnCrowd(one: Case, { startups }: Connection): boolean {
  return startups !== undefined && startups > 0 && startups < DEFAULT_START && ownWaiting(one) >= startups;
}

/** Connections of the same address that had not logged in and were open at that time. */
function ownWaiting({ beside, time, attempt, own }: Case): number {
  const until = time + (own === undefined ? (attempt.precision ?? SECOND) : 0);
  return beside.filter(
    ({ start, end, refused, letInAt }) => !refused && start <= until && end > time && !(letInAt <= time),
  ).length;
}

/** A drop at a time when all that is known to have been waiting were connections of the address itself. */
function byItsOwnCrowd(one: Case, evidence: readonly EvidenceLine[], waiting: number): Explanation {
  const { key, findings, time } = one;
  const cause = 'per-source-max-startups';
  const [line] = evidence;
  const told =
    one.own === undefined ? 'no line names it, but sshd counted drops then' : `${line ? placeOf(line) : ''} names it`;
  const summary = `${causeWords[cause].did}, or MaxStartups did: ${told}, and ${plural(waiting, 'connection')} of the same address ${waiting === 1 ? 'was' : 'were'} waiting to log in`;
  const remedy = (findings.stories.find(cause, key, time) ?? findings.stories.find('max-startups', key, time))?.remedy;
  const verdict: Verdict = { cause, strength: 'weak', summary, evidence, remedy: remedy ?? [] };
  const against = 'sshd words both alike; it is this one if sshd -T shows persourcemaxstartups none';
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
