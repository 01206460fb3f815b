import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { compareIncidents } from './incident-order.ts';

const MOST_SOURCES = 65_536;

/** Many incidents of one cause on one host, of which only sums are kept. */
export class Fold {
  readonly cause: Cause;
  readonly host: string;
  incidents = 0;
  connections = 0;
  lockouts = 0;
  start = Number.NaN;
  end = Number.NaN;
  /** The most important one of them, for its evidence and its remedy. */
  sample: Incident;
  /** There were more addresses than are counted. */
  moreSources = false;
  readonly #sources = new Map<string, number>();

  constructor(first: Incident, host = first.host) {
    this.cause = first.cause;
    this.host = host;
    this.sample = first;
  }

  add(incident: Incident): void {
    this.incidents++;
    this.connections += incident.count;
    this.lockouts += incident.lockouts.length;
    if (!(incident.start >= this.start)) this.start = Number.isNaN(incident.start) ? this.start : incident.start;
    if (!(incident.end <= this.end)) this.end = Number.isNaN(incident.end) ? this.end : incident.end;
    if (compareIncidents(incident, this.sample) < 0) this.sample = incident;
    if (incident.subject !== '') this.#count(incident.subject, incident.count);
    else for (const source of incident.sources) this.#count(source.ip, source.count);
  }

  /** A fold to add to, so that the running sums stay as they are. */
  copy(): Fold {
    const copy = new Fold(this.sample, this.host);
    const { incidents, connections, lockouts, start, end, moreSources } = this;
    Object.assign(copy, { incidents, connections, lockouts, start, end, moreSources });
    for (const [source, count] of this.#sources) copy.#sources.set(source, count);
    return copy;
  }

  /** Different addresses; with `moreSources` there were more. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Most often first; equal counts in the order of the addresses. */
  topSources(limit: number): [ip: string, count: number][] {
    return [...this.#sources].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
  }

  #count(source: string, count: number): void {
    const known = this.#sources.get(source);
    if (known === undefined && this.#sources.size >= MOST_SOURCES) this.moreSources = true;
    else this.#sources.set(source, (known ?? 0) + count);
  }
}
