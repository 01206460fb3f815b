import { hash } from 'node:crypto';
import type { Strength } from '../event.ts';
import type { CutSource, Fact, Incident, Lockout } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Source } from './source.ts';
import { list, times, userName } from './words.ts';

const MAX_SOURCES = 50;
const LOCKOUT_SEVERITY = 90;
/** A gap in the log so near can hide lines of an incident. */
const NEAR = 60_000_000;

/** The incident as it is handed out, in its rule's words; undefined when there is nothing worth telling. */
export function tellIncident(open: OpenIncident, state: 'open' | 'closed'): Incident | undefined {
  const story = open.rule.tell(open);
  if (story === undefined) return undefined;
  const { rule, host, source, start, end } = open;
  const lockouts = findLockouts(open);
  const gap = host.gaps.some((time) => time >= start - NEAR && time <= end + NEAR);
  const subject = source?.ip ?? '';
  return {
    id: hash('sha1', `${rule.cause}\n${host.name}\n${subject}\n${start}`).slice(0, 20),
    cause: rule.cause,
    host: host.name,
    subject,
    state: state === 'closed' || open.over ? 'closed' : 'open',
    strength: gap ? lowered(story.strength) : story.strength,
    severity: lockouts.length > 0 ? Math.max(LOCKOUT_SEVERITY, story.severity) : story.severity,
    start,
    end,
    count: open.count,
    lines: open.evidence.lines,
    message: lockouts.length > 0 ? `${story.message}; ${lockedOut(lockouts, source)}` : story.message,
    lockouts,
    sources: cutSources(open),
    sourceCount: source ? 1 : (open.victims?.size ?? 0),
    users: open.users,
    blame: story.blame ?? [],
    chain: story.chain ?? [],
    facts: [...(story.facts ?? []), ...(gap ? [GAP] : [])],
    evidence: open.evidence.list(),
    remedy: story.remedy,
    timeline: open.timed.timeline(),
    revision: Number.isNaN(end) ? 0 : Math.floor(end / 1000),
  };
}

const GAP: Fact = {
  label: 'Gap in the log',
  text: 'messages were dropped by the log system around that time (rate limiting): counts are at least what is shown',
};

/** What lines would have said that are missing can only weaken what is concluded, not what is written. */
function lowered(strength: Strength): Strength {
  return strength === 'strong' ? 'weak' : strength;
}

function findLockouts(open: OpenIncident): Lockout[] {
  const { rule, source, host, victims } = open;
  if (rule.locksOut === 'never') return [];
  if (source) {
    const cut = open.count > 0 || rule.cause === 'fail2ban';
    const same = rule.locksOut === 'address' || open.users.some((user) => source.users.includes(user));
    return source.isKnown && cut && same ? [lockout(source, open.count, open)] : [];
  }
  const found = victims?.top().flatMap(([ip, count]) => {
    const victim = host.sources.get(ip);
    return victim?.isKnown ? [lockout(victim, count, open)] : [];
  });
  return found?.slice(0, MAX_SOURCES) ?? [];
}

function lockout(source: Source, count: number, open: OpenIncident): Lockout {
  const distance = (time: number) => Math.max(open.start - time, time - open.end, 0);
  const { firstLogin, lastLogin } = source;
  const letIn = distance(firstLogin) < distance(lastLogin) ? firstLogin : lastLogin;
  return { source: source.ip, users: [...source.users], count, letIn };
}

function lockedOut(lockouts: readonly Lockout[], subject: Source | undefined): string {
  if (subject) {
    const { users } = lockouts[0] as Lockout;
    return `${list(users.map(userName))} ${users.length === 1 ? 'logs' : 'log'} in from there`;
  }
  const who = lockouts.map(
    ({ users, source, count }) => `${list(users.map(userName))} from ${source} (${times(count)})`,
  );
  return `locked out: ${list(who, 3)}`;
}

function cutSources({ source, count, victims, host }: OpenIncident): CutSource[] {
  if (source) return [{ ip: source.ip, count, users: [...source.users] }];
  const top = victims?.top(MAX_SOURCES) ?? [];
  return top.map(([ip, cut]) => ({ ip, count: cut, users: [...(host.sources.get(ip)?.users ?? [])] }));
}
