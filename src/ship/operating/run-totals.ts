import type { DeliveryStats } from '../delivery.ts';
import type { ShipStats } from '../ship-options.ts';

/** A shipper, as far as its numbers go. */
export interface Counting {
  stats(): ShipStats;
  deliveryStats(): DeliveryStats | undefined;
}

/** What only grows while the process lives. */
export interface Totals {
  readonly lines: number;
  readonly readBytes: number;
  readonly events: number;
  readonly unread: number;
  readonly incidents: number;
  readonly delivered: number;
  readonly duplicates: number;
  readonly deadLetters: number;
  readonly requests: number;
  readonly retries: number;
  readonly sentBytes: number;
}

/** All numbers at one moment. */
export interface Look {
  readonly totals: Totals;
  /** Undefined before the first shipper. */
  readonly stats: ShipStats | undefined;
  readonly delivery: DeliveryStats | undefined;
}

const NOTHING: Totals = {
  lines: 0,
  readBytes: 0,
  events: 0,
  unread: 0,
  incidents: 0,
  delivered: 0,
  duplicates: 0,
  deadLetters: 0,
  requests: 0,
  retries: 0,
  sentBytes: 0,
};

/** Each reload begins a new shipper, which counts from 0; here counters go on. */
export class RunTotals {
  #before = NOTHING;
  #current: Counting | undefined;

  /** This one works from now on; the one before is at its end. */
  begin(shipper: Counting): void {
    this.#before = this.look().totals;
    this.#current = shipper;
  }

  look(): Look {
    const stats = this.#current?.stats();
    const delivery = this.#current?.deliveryStats();
    return { totals: sum(this.#before, totalsOf(stats, delivery)), stats, delivery };
  }
}

function totalsOf(stats: ShipStats | undefined, delivery: DeliveryStats | undefined): Totals {
  const { lines = 0, bytes: readBytes = 0, events = 0, unread = 0, incidents = 0 } = stats ?? {};
  const { delivered = 0, duplicates = 0, deadLetters = 0, requests = 0, retries = 0, bytes = 0 } = delivery ?? {};
  const sent = { delivered, duplicates, deadLetters, requests, retries, sentBytes: bytes };
  return { lines, readBytes, events, unread, incidents, ...sent };
}

function sum(one: Totals, other: Totals): Totals {
  const names = Object.keys(NOTHING) as (keyof Totals)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as Totals;
}
