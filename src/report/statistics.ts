import type { Incident } from '../correlate/incident.ts';
import { ownCopy } from '../correlate/text-store.ts';
import type { Action } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Parser } from '../parser/registry.ts';
import { LoginCounter } from './login-counter.ts';
import { TimeSeries } from './time-series.ts';
import { WallClock } from './wall-clock.ts';
import { Windows } from './windows.ts';

const MOST_JAILS = 40;
const MOST_HOSTS = 500;
const MOST_HOLDERS = 2000;
/** What is beyond the names that are kept. */
export const OTHERS = 'others';
const charted: ReadonlySet<Action> = new Set<Action>([
  'ssh_login',
  'ban',
  'ban-restored',
  'unban',
  'maxstartups-throttle-start',
  'maxstartups-throttling',
  'maxstartups-throttle-end',
]);

/** Network or address, and how many of the slots it held while others were turned away. */
export interface Held {
  readonly source: string;
  readonly connections: number;
}

/** What the charts show, counted while the logs are read, in bounded memory. Series are in wall-clock time. */
export class Statistics {
  readonly clock: WallClock;
  /** Incidents by cause, at the time each began. */
  readonly incidents = new TimeSeries();
  /** Connections that MaxStartups dropped. */
  readonly drops = new TimeSeries();
  readonly throttling = new Windows();
  /** `succeeded` and `failed`. */
  readonly logins = new TimeSeries();
  /** `<jail> bans` and `<jail> unbans`. */
  readonly bans = new TimeSeries();
  /** Connections cut in each hour of the day, by host. */
  readonly hours = new Map<string, number[]>();
  #held = new Map<string, number>();
  #heldAll = 0;
  /** When throttling began, by host. */
  readonly #throttled = new Map<string, number>();
  readonly #jails = new Set<string>();
  readonly #tries = new LoginCounter();

  constructor(timeZone?: string) {
    this.clock = new WallClock(timeZone);
  }

  /** Whether lines of this kind are counted here. */
  static concerns({ spec }: Parser): boolean {
    return charted.has(spec.action) || spec.actionBy !== undefined;
  }

  addEvents(events: readonly LogEvent[]): void {
    for (const event of events) if (charted.has(event.action)) this.#addEvent(event);
  }

  addIncidents(incidents: readonly Incident[]): void {
    for (const incident of incidents) this.#addIncident(incident);
  }

  /** The logs end here. */
  end(to: number): void {
    for (const start of this.#throttled.values()) this.throttling.add({ start, end: Math.max(start, to) });
    this.#throttled.clear();
  }

  /** Most first; what is beyond `limit` stands together at the end, as `others`. */
  holders(limit: number): { held: Held[]; all: number } {
    const sorted = [...this.#held].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
    const held = sorted.slice(0, limit).map(([source, connections]) => ({ source, connections }));
    const named = held.reduce((sum, { connections }) => sum + connections, 0);
    if (this.#heldAll > named) held.push({ source: OTHERS, connections: this.#heldAll - named });
    return { held, all: this.#heldAll };
  }

  #addEvent(event: LogEvent): void {
    const { action, count } = event;
    const { time, host } = event.line;
    switch (action) {
      case 'ssh_login': {
        const tries = this.#tries.count(event);
        const outcome = event.match.parser.spec.outcome === 'success' ? 'succeeded' : 'failed';
        this.logins.add(this.clock.at(time), outcome, tries);
        break;
      }
      case 'ban':
      case 'ban-restored':
      case 'unban':
        this.bans.add(this.clock.at(time), `${this.#jail(event)} ${action === 'unban' ? 'unbans' : 'bans'}`, count);
        break;
      case 'maxstartups-throttle-end': {
        const start = this.#throttled.get(host);
        this.#throttled.delete(host);
        const seconds = event.get('sshwhy.duration');
        const known = typeof seconds === 'number' ? time - seconds * 1e6 : Number.NaN;
        this.throttling.add({ start: start ?? (Number.isNaN(known) ? time : known), end: time });
        break;
      }
      default:
        if (!this.#throttled.has(host) && this.#throttled.size < MOST_HOSTS) this.#throttled.set(ownCopy(host), time);
    }
  }

  #addIncident(incident: Incident): void {
    const { cause, start, count, host, subject } = incident;
    this.incidents.add(this.clock.at(start), cause);
    if (cause === 'brute-force' || cause === 'protocol') return;
    if (subject !== '') {
      this.#addHour(host, start, count);
      return;
    }
    const { timeline, blame } = incident;
    timeline.counts.forEach((cut, i) => {
      const time = timeline.start + i * timeline.step;
      this.#addHour(host, time, cut);
      if (cause === 'max-startups' || cause === 'per-source-max-startups')
        this.drops.add(this.clock.at(time), 'dropped', cut);
    });
    if (cause !== 'max-startups' && cause !== 'per-source-max-startups') return;
    for (const { source, connections } of blame) this.#hold(source, connections);
  }

  /** The jail, or the tool where it has none. */
  #jail(event: LogEvent): string {
    const name = String(event.get('rule.name') ?? event.match.parser.spec.id.split('.')[0]);
    if (this.#jails.has(name)) return name;
    if (this.#jails.size >= MOST_JAILS) return OTHERS;
    const own = ownCopy(name);
    this.#jails.add(own);
    return own;
  }

  #addHour(host: string, time: number, count: number): void {
    const shown = this.clock.at(time);
    if (Number.isNaN(shown) || count <= 0) return;
    let hours = this.hours.get(host);
    if (hours === undefined) {
      const name = this.hours.size < MOST_HOSTS ? host : OTHERS;
      hours = this.hours.get(name) ?? new Array<number>(24).fill(0);
      this.hours.set(name, hours);
    }
    const hour = new Date(shown).getUTCHours();
    hours[hour] = (hours[hour] as number) + count;
  }

  #hold(source: string, connections: number): void {
    this.#heldAll += connections;
    const known = this.#held.get(source);
    if (known !== undefined) this.#held.set(source, known + connections);
    else if (this.#held.size < MOST_HOLDERS) this.#held.set(source, connections);
  }
}
