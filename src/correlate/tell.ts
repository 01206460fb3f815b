import { hash } from 'node:crypto';
import type { Strength } from '../event.ts';
import { addressText } from '../parser/address.ts';
import type { CutSource, Fact, Incident, Lockout } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Story } from './rule.ts';
import type { Source } from './source.ts';
import { list, userName } from './words.ts';

const MAX_SOURCES = 50;
const LOCKOUT_SEVERITY = 90;
/** A gap in the log so near can hide lines of an incident. */
const NEAR = 60_000_000;

/**
 * The incident as it is handed out; undefined when there is nothing worth telling. What sorts and counts incidents is
 * there at once; the words are made when they are read, for there can be very many incidents, and few are shown.
 */
export function tellIncident(open: OpenIncident, state: 'open' | 'closed'): Incident | undefined {
  const { rule, host, source, start, end, count, victims, users } = open;
  const weight = rule.weigh(open);
  if (weight === undefined) return undefined;
  const gap = host.gaps.some((time) => time >= start - NEAR && time <= end + NEAR);
  const lockouts = findLockouts(open);
  const tell = () => rule.tell(open, lockouts);
  // Who logs in may change later; what is told is what was known now.
  let told: Story | undefined = !source || source.isKnown ? tell() : undefined;
  const story = () => {
    told ??= tell();
    return told;
  };
  return {
    get id() {
      return hash('sha1', `${this.cause}\n${this.host}\n${this.subject}\n${start}`).slice(0, 20);
    },
    cause: weight.cause ?? rule.cause,
    host: host.name,
    subject: source?.ip ?? '',
    state: state === 'open' && goesOn(open) ? 'open' : 'closed',
    strength: gap ? lowered(weight.strength) : weight.strength,
    severity: lockouts.length > 0 ? Math.max(LOCKOUT_SEVERITY, weight.severity) : weight.severity,
    start,
    end,
    count,
    lines: open.lines,
    get message() {
      const { message } = story();
      return source && lockouts.length > 0 ? `${message}; ${whoLogsIn(source)}` : message;
    },
    lockouts,
    get sources() {
      return cutSources(open, lockouts);
    },
    sourceCount: source ? 1 : (victims?.size ?? 0),
    users,
    get blame() {
      return story().blame ?? [];
    },
    get chain() {
      return story().chain ?? [];
    },
    get facts() {
      return [...(story().facts ?? []), ...(gap ? [GAP] : [])];
    },
    get evidence() {
      return open.evidence.list();
    },
    get remedy() {
      return story().remedy;
    },
    get timeline() {
      return open.timed?.timeline() ?? { start, step: end - start, counts: [] };
    },
    revision: 4 * open.lines + (lockouts.length > 0 ? 2 : 0) + (state === 'closed' ? 1 : 0),
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
    const cut = open.count > 0 || rule.tool !== undefined;
    const same = rule.locksOut === 'address' || open.users.some((user) => source.users.includes(user));
    return source.isKnown && cut && same ? [lockout(source, open.count, open)] : [];
  }
  const found = victims?.top().flatMap(([key, count]) => {
    const victim = host.sources.get(key);
    return victim?.isKnown ? [lockout(victim, count, open)] : [];
  });
  return found?.slice(0, MAX_SOURCES) ?? [];
}

function lockout(source: Source, count: number, open: OpenIncident): Lockout {
  const distance = (time: number) => Math.max(open.start - time, time - open.end, 0);
  const letIn = source.logins.reduce((best, time) => (distance(time) < distance(best) ? time : best));
  return { source: source.ip, users: [...source.users], count, letIn };
}

function whoLogsIn({ users }: Source): string {
  return `${list(users.map(userName))} ${users.length === 1 ? 'logs' : 'log'} in from there`;
}

/** A refusal is over at once; a ban lasts, and so does throttling until sshd says that it ended. */
function goesOn({ rule, lasting, over }: OpenIncident): boolean {
  return !over && (lasting || rule.about === 'host');
}

function cutSources({ source, count, victims }: OpenIncident, lockouts: readonly Lockout[]): CutSource[] {
  const usersOf = (ip: string) => lockouts.find((lockout) => lockout.source === ip)?.users ?? [];
  if (source) return [{ ip: source.ip, count, users: usersOf(source.ip) }];
  return (victims?.top(MAX_SOURCES) ?? []).map(([key, cut]) => {
    const ip = addressText(key);
    return { ip, count: cut, users: usersOf(ip) };
  });
}
