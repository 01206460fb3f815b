import { hash } from 'node:crypto';
import type { Cause, Strength } from '../event.ts';
import { addressKey } from '../parser/address.ts';
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
  return weight && new Told(open, weight, state);
}

/** What sorts and counts incidents is there at once; the words are made when they are read. */
class Told implements Incident {
  readonly state: 'open' | 'closed';
  readonly strength: Strength;
  readonly severity: number;
  readonly subject: string;
  readonly lockouts: readonly Lockout[];
  readonly #open: OpenIncident;
  readonly #gap: boolean;
  #story: Story | undefined;

  constructor(open: OpenIncident, weight: Weight, state: 'open' | 'closed') {
    const { host, source, start, end, rule } = open;
    this.#open = open;
    this.#gap = host.gaps.some((time) => time >= start - NEAR && time <= end + NEAR);
    this.subject = source?.ip ?? '';
    this.state = state === 'open' && goesOn(open) ? 'open' : 'closed';
    this.strength = this.#gap ? lowered(weight.strength) : weight.strength;
    this.lockouts = findLockouts(open);
    this.severity = this.lockouts.length > 0 ? Math.max(LOCKOUT_SEVERITY, weight.severity) : weight.severity;
    // Who logs in may change later; what is told is what was known now.
    if (!source || source.isKnown) this.#story = rule.tell(open, this.lockouts);
  }

  get id(): string {
    const { cause, host, subject, start } = this;
    return hash('sha1', `${cause}\n${host}\n${subject}\n${start}`).slice(0, 20);
  }

  get cause(): Cause {
    return this.#open.cause;
  }

  get host(): string {
    return this.#open.host.name;
  }

  get start(): number {
    return this.#open.start;
  }

  get end(): number {
    return this.#open.end;
  }

  get count(): number {
    return this.#open.count;
  }

  get lines(): number {
    return this.#open.evidence.lines;
  }

  get message(): string {
    const { message } = this.#told;
    const { source } = this.#open;
    return source && this.lockouts.length > 0 ? `${message}; ${whoLogsIn(source)}` : message;
  }

  get sources(): readonly CutSource[] {
    return cutSources(this.#open, this.lockouts);
  }

  get sourceCount(): number {
    return this.#open.source ? 1 : (this.#open.victims?.size ?? 0);
  }

  get users(): readonly string[] {
    return this.#open.users;
  }

  get blame(): readonly Blame[] {
    return this.#told.blame ?? [];
  }

  get chain(): readonly ChainStep[] {
    return this.#told.chain ?? [];
  }

  get facts(): readonly Fact[] {
    return [...(this.#told.facts ?? []), ...(this.#gap ? [GAP] : [])];
  }

  get evidence(): readonly EvidenceLine[] {
    return this.#open.evidence.list();
  }

  get remedy(): readonly RemedyStep[] {
    return this.#told.remedy;
  }

  get timeline(): Timeline {
    return this.#open.timed?.timeline() ?? { start: this.start, step: this.end - this.start, counts: [] };
  }

  get revision(): number {
    return Number.isNaN(this.end) ? 0 : Math.floor(this.end / 1000);
  }

  get #told(): Story {
    this.#story ??= this.#open.rule.tell(this.#open, this.lockouts);
    return this.#story;
  }
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
    const victim = host.sources.get(addressKey(ip));
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
  return (victims?.top(MAX_SOURCES) ?? []).map(([ip, cut]) => ({ ip, count: cut, users: usersOf(ip) }));
}
