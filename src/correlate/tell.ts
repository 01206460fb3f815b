import { hash } from 'node:crypto';
import type { Cause, Strength } from '../event.ts';
import { type AddressKey, addressText } from '../parser/address.ts';
import type {
  Blame,
  ChainStep,
  CutSource,
  EvidenceLine,
  Fact,
  Incident,
  Lockout,
  RemedyStep,
  Timeline,
} from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Story, Weight } from './rule.ts';
import type { Source } from './source.ts';
import { list, userName } from './words.ts';

const MAX_SOURCES = 50;
const LOCKOUT_SEVERITY = 90;
/** A gap in the log so near can hide lines of an incident. */
const NEAR = 60_000_000;

/** The incident as it is handed out; undefined when there is nothing worth telling. */
export function tellIncident(open: OpenIncident, state: 'open' | 'closed'): Incident | undefined {
  const weight = open.rule.weigh(open);
  return weight && new ToldIncident(open, weight, state);
}

/**
 * What sorts and counts incidents is there at once; the words are made when they are read, for there can be very many
 * incidents, and few are shown.
 */
class ToldIncident implements Incident {
  readonly cause: Cause;
  readonly host: string;
  readonly state: 'open' | 'closed';
  readonly strength: Strength;
  readonly severity: number;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly lines: number;
  readonly lockouts: readonly Lockout[];
  readonly sourceCount: number;
  readonly users: readonly string[];
  readonly revision: number;
  readonly #open: OpenIncident;
  readonly #isNearGap: boolean;
  #id = '';
  #story: Story | undefined;

  constructor(open: OpenIncident, weight: Weight, state: 'open' | 'closed') {
    const { rule, host, source, start, end, victims } = open;
    this.#open = open;
    this.#isNearGap = isNearGap(host.gaps, start, end);
    this.cause = weight.cause ?? rule.cause;
    this.host = host.name;
    this.state = state === 'open' && goesOn(open) ? 'open' : 'closed';
    this.strength = this.#isNearGap ? lowered(weight.strength) : weight.strength;
    this.lockouts = findLockouts(open);
    this.severity = this.lockouts.length > 0 ? Math.max(LOCKOUT_SEVERITY, weight.severity) : weight.severity;
    this.start = start;
    this.end = end;
    this.count = open.count;
    this.lines = open.lines;
    this.sourceCount = source ? 1 : (victims?.size ?? 0);
    this.users = open.users;
    this.revision = 4 * open.lines + (this.lockouts.length > 0 ? 2 : 0) + (state === 'closed' ? 1 : 0);
    // Who logs in may change later; what is told is what was known now.
    this.#story = !source || source.isKnown ? rule.tell(open, this.lockouts) : undefined;
  }

  get id(): string {
    const { cause, host, subject, start } = this;
    this.#id ||= hash('sha1', `${cause}\n${host}\n${subject}\n${start}`).slice(0, 20);
    return this.#id;
  }

  get subject(): string {
    return this.#open.source?.ip ?? '';
  }

  get subjectKey(): AddressKey | undefined {
    return this.#open.source?.key;
  }

  get message(): string {
    const { message } = this.#told;
    const [own] = this.#open.source ? this.lockouts : [];
    return own ? `${message}; ${whoLogsIn(own)}` : message;
  }

  get sources(): readonly CutSource[] {
    return cutSources(this.#open, this.lockouts);
  }

  get blame(): readonly Blame[] {
    return this.#told.blame ?? [];
  }

  get chain(): readonly ChainStep[] {
    return this.#told.chain ?? [];
  }

  get facts(): readonly Fact[] {
    return [...(this.#told.facts ?? []), ...(this.#isNearGap ? [GAP] : [])];
  }

  get evidence(): readonly EvidenceLine[] {
    return this.#open.evidence.list();
  }

  get remedy(): readonly RemedyStep[] {
    return this.#told.remedy;
  }

  get timeline(): Timeline {
    const { start, end } = this;
    return this.#open.timed?.timeline() ?? { start, step: end - start, counts: [] };
  }

  /** All of it, with its words. */
  toJSON(): Incident {
    const { id, subject, message, sources, blame, chain, facts, evidence, remedy, timeline } = this;
    return { ...this, id, subject, message, sources, blame, chain, facts, evidence, remedy, timeline };
  }

  get #told(): Story {
    this.#story ??= this.#open.rule.tell(this.#open, this.lockouts);
    return this.#story;
  }
}

function isNearGap(gaps: readonly number[], start: number, end: number): boolean {
  for (const time of gaps) if (time >= start - NEAR && time <= end + NEAR) return true;
  return false;
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

function whoLogsIn({ users }: Lockout): string {
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
