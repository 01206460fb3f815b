import type { LogEvent } from '../parser/log-event.ts';
import type { DeliveryStats, ShipDocument } from './delivery.ts';
import type { ShipStats, StatusOptions } from './ship-options.ts';
import type { Machine } from './shipped.ts';
import { shipperStatus } from './shipper-status.ts';

/** What was done since the start. */
interface Totals {
  readonly lines: number;
  readonly unread: number;
  readonly delivered: number;
  readonly deadLetters: number;
}

const NOTHING: Totals = { lines: 0, unread: 0, delivered: 0, deadLetters: 0 };

/** Makes the shipper's status documents, and measures for them how old lines are when they are delivered. */
export class SignsOfLife {
  readonly #options: StatusOptions | undefined;
  readonly #machine: Machine;
  /** By token, in order: the time of the oldest line, microseconds since the epoch. */
  readonly #sent: { readonly token: number; readonly time: number }[] = [];
  #told = NOTHING;
  #toldAt = Date.now();
  /** Microseconds. */
  #behind = 0;

  constructor(options: StatusOptions | undefined, machine: Machine) {
    this.#options = options;
    this.#machine = machine;
  }

  /** The oldest line that is not acknowledged, microseconds since the epoch; Infinity when there is none. */
  get oldest(): number {
    return this.#sent.reduce((oldest, { time }) => Math.min(oldest, time), Number.POSITIVE_INFINITY);
  }

  sent(token: number, events: readonly LogEvent[]): void {
    const times = events.map(({ line }) => line.time).filter((time) => !Number.isNaN(time));
    const time = Math.min(...times);
    if (time < Number.POSITIVE_INFINITY) this.#sent.push({ token, time });
  }

  acknowledged(token: number): void {
    const now = Date.now() * 1000;
    const later = this.#sent.findIndex((sent) => sent.token > token);
    for (const { time } of this.#sent.splice(0, later < 0 ? this.#sent.length : later)) {
      this.#behind = Math.max(this.#behind, now - time);
    }
  }

  /** A document when it is time for one. */
  due(stats: () => Pick<ShipStats, 'lines' | 'unread'> & DeliveryStats): ShipDocument[] {
    const now = Date.now();
    if (this.#options === undefined || now - this.#toldAt < this.#options.every) return [];
    const { lines, unread, delivered, duplicates, deadLetters } = stats();
    const totals = { lines, unread, delivered: delivered + duplicates, deadLetters };
    const told = this.#told;
    const work = {
      lines: totals.lines - told.lines,
      unread: totals.unread - told.unread,
      delivered: totals.delivered - told.delivered,
      deadLetters: totals.deadLetters - told.deadLetters,
      behind: Math.round(this.#behind / 1000) / 1000,
    };
    this.#told = totals;
    this.#toldAt = now;
    this.#behind = 0;
    return [shipperStatus(this.#machine.name, this.#options.version, now * 1000, work)];
  }
}
