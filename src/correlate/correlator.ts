import { addressesIn } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Parser } from '../parser/registry.ts';
import { type Ban, expireBan } from './ban.ts';
import type { Host } from './host.ts';
import { Hosts } from './hosts.ts';
import type { Incident } from './incident.ts';
import { learn } from './learn.ts';
import { detach, isIdle, OpenIncident, type Subject } from './open-incident.ts';
import { OpenIncidents } from './open-incidents.ts';
import { type Plan, planFor } from './plan.ts';
import type { Context, Rule } from './rule.ts';
import { builtInRules } from './rules/index.ts';
import type { Session } from './session.ts';
import { SessionTracker } from './session-tracker.ts';
import type { Source } from './source.ts';
import { tellIncident } from './tell.ts';
import { ownCopy } from './text-store.ts';

const MINUTE = 60_000_000;
/** How often (event time) is looked for what is idle. */
const SWEEP = 10 * MINUTE;
/** So many may be open at once; beyond it the oldest are closed early. */
const MAX_OPEN = 40_000;
/**
 * Events in, incidents out. Everything follows the time in the log, so the same events give the same incidents
 * whatever the batches, live or later. Memory grows with what is going on at one time, not with the log.
 */
export class Correlator implements Context {
  event!: LogEvent;
  host!: Host;
  session: Session | undefined;
  isSuccess = false;
  /** Told of an incident that another one tells from now on. */
  onAbsorbed: ((incident: OpenIncident) => void) | undefined;
  readonly #rules: readonly Rule[];
  readonly hosts: Hosts;
  readonly #open = new OpenIncidents();
  readonly #plans: Plan[] = [];
  readonly #sessions: SessionTracker;
  #closed: Incident[] = [];
  /** What is known of the line's address, once looked up. */
  #source: Source | undefined;
  #isLookedUp = false;
  #now = Number.NEGATIVE_INFINITY;
  #nextSweep = Number.NEGATIVE_INFINITY;

  /** @param sshPorts  where sshd listens, as far as the logs do not tell */
  constructor(rules: readonly Rule[] = builtInRules, sshPorts: readonly number[] = [22]) {
    this.#rules = rules;
    this.hosts = new Hosts(sshPorts);
    const endings = rules.flatMap((rule) => (rule.sessionEnded ? [rule.sessionEnded] : []));
    this.#sessions = new SessionTracker((host, session) => {
      for (const ended of endings) ended(host, session);
      this.#tellWaiting(host, session);
    });
  }

  /** Whether lines of this kind can change anything here; those that cannot need not be fed. */
  concerns(parser: Parser): boolean {
    return this.#planOf(parser).concerned;
  }

  /** Takes the next event in log order. Fills in addresses that other lines of a session know. */
  take(event: LogEvent): void {
    const plan = this.#planOf(event.match.parser);
    if (plan.concerned) this.#take(event, plan);
  }

  /** The incidents that were over since it was asked last. */
  takeClosed(): Incident[] {
    const closed = this.#closed;
    this.#closed = [];
    return closed;
  }

  /** The logs end here: all that is still open, in the order in which it began. */
  end(): Incident[] {
    for (const host of this.hosts.all()) this.#sessions.finishAll(host);
    for (let incident = this.#open.first; incident; incident = this.#open.first) this.#close(incident, 'open');
    return this.takeClosed();
  }

  /** What may still grow, for whoever tells it while it goes on (`tellIncident`); looking at it changes nothing. */
  get openIncidents(): Iterable<OpenIncident> {
    return this.#open;
  }

  /** The latest time that a line told, microseconds since the epoch; -Infinity before the first. */
  get now(): number {
    return this.#now;
  }

  get source(): Source | undefined {
    if (!this.#isLookedUp) {
      const { sourceKey } = this.event;
      this.#source = sourceKey === undefined ? undefined : this.host.sources.get(sourceKey);
      this.#isLookedUp = true;
    }
    return this.#source;
  }

  open<Detail>(rule: Rule<Detail>): OpenIncident<Detail> | undefined {
    if (rule.about === 'host') return this.openHost(rule);
    const { sourceKey } = this.event;
    if (sourceKey === undefined) return undefined;
    const source = this.source ?? this.host.sources.of(sourceKey);
    this.#source = source;
    const current = this.#current(source.incident(rule.cause));
    if (current) return current as OpenIncident<Detail>;
    const incident = new OpenIncident(rule, this.host, source, this.event.line.time);
    this.host.sources.keep(source); // closing an old one may have forgotten it
    return this.#started(incident, source);
  }

  openHost<Detail>(rule: Rule<Detail>): OpenIncident<Detail> {
    const current = this.#current(this.host.incident(rule.cause));
    if (current) return current as OpenIncident<Detail>;
    const incident = new OpenIncident(rule, this.host, undefined, this.event.line.time);
    return this.#started(incident, this.host);
  }

  absorb(incident: OpenIncident): void {
    this.onAbsorbed?.(incident);
    this.#open.remove(incident);
    detach(incident);
  }

  close(incident: OpenIncident): void {
    this.#close(incident, 'closed');
  }

  #take(event: LogEvent, plan: Plan): void {
    const { time } = event.line;
    if (time > this.#now) {
      this.#now = time;
      if (time >= this.#nextSweep) this.#sweep();
    }
    const host = this.hosts.of(event);
    this.event = event;
    this.host = host;
    this.#isLookedUp = false;
    this.isSuccess = plan.isSuccess;
    if (plan.fromSshd && host.logName === '') host.logName = ownCopy(event.line.file.path.split('/').at(-1) ?? '');
    const session = plan.role === undefined ? undefined : this.#sessions.see(host, event, plan.role, plan.isSuccess);
    this.session = session;
    if (session !== undefined) {
      if (event.sourceKey === undefined) {
        if (session.wait(event)) return;
      } else if (session.waiting !== undefined) this.#tellWaiting(host, session);
    }
    if (plan.learns) learn(host, event, plan.isSuccess);
    if (plan.list !== undefined && event.sourceKey === undefined) this.#handleEach(event, plan, plan.list);
    else for (let i = 0; i < plan.handlers.length; i++) plan.handlers[i]?.(this);
  }

  /** A line about several addresses tells the same of each. */
  #handleEach(event: LogEvent, { handlers }: Plan, field: string): void {
    for (const key of addressesIn(String(event.get(field) ?? ''))) {
      event.sourceKey = key;
      this.#isLookedUp = false;
      for (const handle of handlers) handle(this);
    }
    event.sourceKey = undefined;
    this.#isLookedUp = false;
  }

  /** Lines of a process that named no client, now that its client is known, or never will be. */
  #tellWaiting(host: Host, session: Session): void {
    const { waiting } = session;
    if (waiting === undefined) return;
    session.waiting = undefined;
    const { event, host: before, session: sessionBefore } = this;
    this.host = host;
    this.session = session;
    for (const line of waiting) {
      session.join(line);
      const plan = this.#planOf(line.match.parser);
      this.event = line;
      this.isSuccess = plan.isSuccess;
      this.#isLookedUp = false;
      for (const handle of plan.handlers) handle(this);
    }
    this.event = event;
    this.#isLookedUp = false;
    this.host = before;
    this.session = sessionBefore;
  }

  #planOf(parser: Parser): Plan {
    const known = this.#plans[parser.index];
    if (known !== undefined) return known;
    const plan = planFor(parser, this.#rules);
    this.#plans[parser.index] = plan;
    return plan;
  }

  /** The incident if it still goes on at the line's time; closes it when it had been silent for too long. */
  #current(incident: OpenIncident | undefined): OpenIncident | undefined {
    if (incident === undefined) return undefined;
    this.#expire(incident);
    if (isIdle(incident, this.event.line.time)) {
      this.#close(incident, 'closed');
      return undefined;
    }
    return incident;
  }

  #started<Detail>(started: OpenIncident<Detail>, subject: Subject): OpenIncident<Detail> {
    const incident = started as OpenIncident;
    incident.next = subject.open;
    subject.open = incident;
    this.#open.add(incident);
    if (this.#open.size > MAX_OPEN) this.#close(this.#open.first as OpenIncident, 'closed');
    return started;
  }

  #sweep(): void {
    // By the clock, not by the first line: a shipper that begins again with some of the lines goes on alike.
    this.#nextSweep = (Math.floor(this.#now / SWEEP) + 1) * SWEEP;
    for (const host of this.hosts.all()) this.#sessions.sweep(host, this.#now);
    this.#open.sweep(this.#now, this.#look);
  }

  /** One closure for all sweeps. */
  readonly #look = (incident: OpenIncident): void => {
    this.#expire(incident);
    if (isIdle(incident, this.#now)) this.#close(incident, 'closed');
  };

  /** Some bans end without a line. */
  #expire(incident: OpenIncident): void {
    if (incident.lasting && incident.tool !== undefined) expireBan(incident as OpenIncident<Ban>, this.#now);
  }

  #close(incident: OpenIncident, state: 'open' | 'closed'): void {
    this.#open.remove(incident);
    this.#expire(incident);
    const told = tellIncident(incident, state);
    detach(incident);
    if (told) this.#closed.push(told);
  }
}
