import { type AddressKey, addressKey } from '../parser/address.ts';
import type { Attempt } from './attempt.ts';
import { firstAtLeast } from './sorted.ts';

/** Clocks differ, and stamps are cut to the second. Microseconds. */
export const SKEW = 2_000_000;
/** How exact a time is when nobody says. Microseconds. */
export const SECOND = 1_000_000;
/** A line may come so much after what it tells (microseconds). */
export const LATE = 250_000;
/** So far around an attempt is looked for what its address did besides. */
export const NEAR = 60_000_000;

/** What is asked about one address. */
export class Asked {
  readonly ports = new Set<number>();
  /** Some attempt has neither time nor port: whatever the address did may be meant. */
  isOpen = false;
  readonly #times: number[] = [];
  #isSorted = true;
  /** Some attempt names no port. */
  #anyPort = false;

  add({ time, precision = 0, port }: Attempt): void {
    if (port === undefined) this.#anyPort = true;
    else this.ports.add(port);
    if (time === undefined) this.isOpen ||= port === undefined;
    else {
      this.#times.push(time);
      if (precision > 0) this.#times.push(time + precision);
    }
    this.#isSorted = false;
  }

  /** Whether a connection from this port is none of the asked ones. */
  meansOthers(port: number | undefined): boolean {
    return port !== undefined && !this.#anyPort && !this.ports.has(port);
  }

  /** Whether what happened in [from, to] may have to do with one of the attempts. */
  touches(from: number, to: number): boolean {
    if (!this.#isSorted) {
      this.#times.sort((a, b) => a - b);
      this.#isSorted = true;
    }
    const next = this.#times[firstAtLeast(this.#times, from, Number)];
    return next !== undefined && next <= to;
  }
}

/** All attempts by address. */
export class Question {
  readonly byAddress = new Map<AddressKey, Asked>();
  /** Of all of them, for what concerns everybody. */
  readonly anybody = new Asked();

  constructor(attempts: readonly Attempt[]) {
    for (const attempt of attempts) {
      const key = addressKey(attempt.ip);
      const asked = this.byAddress.get(key) ?? new Asked();
      asked.add(attempt);
      this.byAddress.set(key, asked);
      this.anybody.add(attempt);
    }
  }
}
