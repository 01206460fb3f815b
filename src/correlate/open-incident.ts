import type { Cause } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Ban } from './ban.ts';
import { Evidence, roomForHost, roomForSource } from './evidence.ts';
import type { Host } from './host.ts';
import type { Rule } from './rule.ts';
import type { Source } from './source.ts';
import { Tally, Timed } from './tally.ts';

const MAX_VICTIMS = 10_000;
const MAX_USERS = 8;
const SECOND = 1_000_000;
const HALF_AN_HOUR = 1800 * SECOND;
const NOBODY: readonly string[] = [];

/** An incident that may still grow. `detail` is what its rule remembers besides. */
export class OpenIncident<Detail = unknown> {
  // What is asked all the time stands together at the beginning. Of its rule it is at hand: no two rules are of one shape.
  readonly cause: Cause;
  /** The next open incident about the same source or host. */
  next: OpenIncident | undefined;
  readonly tool: string | undefined;
  /** After so many seconds of silence it is over. */
  readonly idle: number = 0;
  /** Known to go on (banned) whatever the time. */
  lasting = false;
  /** Time of the last line that belongs to it. */
  end = Number.NaN;
  readonly detail: Detail;
  /** All lines that told it, kept as evidence or not. */
  lines = 0;
  users: readonly string[] = NOBODY;
  /** There were other users besides. */
  moreUsers = false;
  /** Connections cut. */
  count = 0;
  /** The address it is about; undefined when it is about the host. */
  readonly source: Source | undefined;
  /** Time of the first line that belongs to it. */
  start = Number.NaN;
  /** Where it stands among those that are open, see OpenIncidents. */
  place = -1;
  readonly rule: Rule<Detail>;
  readonly host: Host;
  readonly evidence: Evidence;
  /** Cut connections over time, and who was cut; only for incidents about a host. */
  readonly timed: Timed | undefined;
  readonly victims: Tally<AddressKey> | undefined;
  /** Known to be over (unbanned, throttling ended). */
  over = false;

  constructor(rule: Rule<Detail>, host: Host, source: Source | undefined, time: number) {
    this.rule = rule;
    this.cause = rule.cause;
    this.tool = rule.tool;
    this.idle = (rule.idle ?? HALF_AN_HOUR) / SECOND;
    this.host = host;
    this.source = source;
    this.detail = rule.detail();
    this.evidence = new Evidence(source ? roomForSource : roomForHost);
    this.timed = source ? undefined : new Timed();
    this.victims = source ? undefined : new Tally<AddressKey>(MAX_VICTIMS);
    this.start = time;
    this.end = time;
  }

  /** A line belongs to it; `cut` connections more were cut. */
  add(event: LogEvent, cut: number, telling = false): void {
    const { line } = event;
    const { time } = line;
    // Nearly always the latest: then its beginning is earlier.
    if (time >= this.end) this.end = time;
    else if (!Number.isNaN(time)) {
      if (!(this.start <= time)) this.start = time;
      if (!(this.end >= time)) this.end = time;
    }
    if (this.lines++ < roomForSource.first || telling || this.source === undefined) this.evidence.add(line, telling);
    if (cut > 0) {
      this.count += cut;
      this.timed?.add(time, cut);
    }
    if (!this.moreUsers) this.#addUser(event.userName);
  }

  /** Takes over what told another one that turned out to be a part of this one; not its time. */
  adopt(other: OpenIncident): void {
    this.lines += other.lines;
    this.count += other.count;
    this.evidence.adopt(other.evidence);
    for (const [key, count] of other.victims?.top() ?? []) this.victims?.add(key, count);
    for (const user of other.users) this.#addUser(user);
  }

  #addUser(name: string | undefined): void {
    if (!name || this.users.includes(name)) return;
    if (this.users.length === MAX_USERS) this.moreUsers = true;
    else this.users = [...this.users, name];
  }
}

/** What incidents can be about, with those that are open. */
export interface Subject {
  /** The first of them; each names the next. */
  open: OpenIncident | undefined;
}

/** The open incident of this cause, or undefined. */
export function openIncident(subject: Subject, cause: Cause): OpenIncident | undefined {
  let incident = subject.open;
  while (incident !== undefined && incident.cause !== cause) incident = incident.next;
  return incident;
}

/** Takes an incident out of its subject's list. */
export function removeIncident(subject: Subject, incident: OpenIncident): void {
  if (subject.open === incident) subject.open = incident.next;
  else {
    let before = subject.open;
    while (before !== undefined && before.next !== incident) before = before.next;
    if (before) before.next = incident.next;
  }
  incident.next = undefined;
}

/** Nothing was heard of it for so long that it is over. */
export function isIdle({ lasting, end, idle }: OpenIncident, now: number): boolean {
  return !lasting && now - end > idle * SECOND;
}

/** Before then it cannot be idle, whatever comes. */
export function idleFrom({ lasting, end, idle, source }: OpenIncident, now: number): number {
  // What lasts may cease to, long after its last line; and of what is about a host the end may be set back.
  return lasting || source === undefined ? now : end + idle * SECOND;
}

/** Takes the incident out of the lists of its source or host; a source that nothing is known of is forgotten. */
export function detach(incident: OpenIncident): void {
  const { host, source } = incident;
  if (host.penalised.size > 0) host.penalised.delete(incident);
  if (incident.tool !== undefined) host.forgetBan(incident as OpenIncident<Ban>);
  removeIncident(source ?? host, incident);
  if (source) host.sources.release(source);
}
