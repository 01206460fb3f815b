import { isIPv4 } from 'node:net';
import { AddressCounts } from '../correlate/address-counts.ts';
import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { type AddressKey, addressKey } from '../parser/address.ts';
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
  #sources = new AddressCounts();

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
    if (incident.subjectKey !== undefined) this.#count(incident.subjectKey, incident.count);
    else if (incident.subject !== '') this.#count(keyOf(incident.subject), incident.count);
    else for (const { ip, count } of incident.sources) this.#count(keyOf(ip), count);
  }

  /** A fold to add to, so that the running sums stay as they are. */
  copy(): Fold {
    const copy = new Fold(this.sample, this.host);
    const { incidents, connections, lockouts, start, end, moreSources } = this;
    Object.assign(copy, { incidents, connections, lockouts, start, end, moreSources });
    copy.#sources = this.#sources.copy();
    return copy;
  }

  /** Different addresses; with `moreSources` there were more. */
  get sourceCount(): number {
    return this.#sources.size;
  }

  /** Most often first; equal counts in the order of the addresses. */
  topSources(limit: number): [ip: string, count: number][] {
    return this.#sources.top(limit);
  }

  #count(source: AddressKey, count: number): void {
    if (!this.#sources.add(source, count, MOST_SOURCES)) this.moreSources = true;
  }
}

function keyOf(ip: string): AddressKey {
  return isIPv4(ip) ? addressKey(ip) : ip;
}
