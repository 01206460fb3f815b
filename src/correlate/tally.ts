import type { Timeline } from './incident.ts';

const BUCKETS = 48;
const SECOND = 1_000_000;

/** Counts over time in at most 48 steps; a step begins at one second and doubles when the time no longer fits. */
export class Timed {
  #start = Number.NaN;
  #step = SECOND;
  /** While everything falls into the first step: its count. */
  #first = 0;
  #counts: number[] | undefined;

  add(time: number, count: number): void {
    if (Number.isNaN(time)) return;
    if (Number.isNaN(this.#start)) this.#start = Math.floor(time / SECOND) * SECOND;
    let at = Math.max(0, Math.floor((time - this.#start) / this.#step));
    while (at >= BUCKETS) {
      this.#halve();
      at = Math.floor((time - this.#start) / this.#step);
    }
    if (at === 0 && this.#counts === undefined) {
      this.#first += count;
      return;
    }
    this.#counts ??= [this.#first];
    while (this.#counts.length <= at) this.#counts.push(0);
    this.#counts[at] = (this.#counts[at] as number) + count;
  }

  timeline(): Timeline {
    return { start: this.#start, step: this.#step, counts: this.#counts ? [...this.#counts] : [this.#first] };
  }

  #halve(): void {
    this.#step *= 2;
    const counts = this.#counts;
    if (counts === undefined) return;
    const { length } = counts;
    for (let i = 0; i < length; i += 2) counts[i / 2] = (counts[i] ?? 0) + (counts[i + 1] ?? 0);
    counts.length = Math.ceil(length / 2);
  }
}

/** How often each key was seen; exact for the first `limit` keys, further ones are left out. */
export class Tally<Key extends number | string = string> {
  readonly #limit: number;
  readonly #counts = new Map<Key, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `key` must not be a slice of a batch (see text-store). */
  add(key: Key, count: number): void {
    const known = this.#counts.get(key);
    if (known !== undefined) this.#counts.set(key, known + count);
    else if (this.#counts.size < this.#limit) this.#counts.set(key, count);
  }

  get size(): number {
    return this.#counts.size;
  }

  /** Most often first; equal counts in the order of the keys. */
  top(limit = Number.POSITIVE_INFINITY): [Key, number][] {
    const all = [...this.#counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return limit < all.length ? all.slice(0, limit) : all;
  }

  keys(): IterableIterator<Key> {
    return this.#counts.keys();
  }
}
