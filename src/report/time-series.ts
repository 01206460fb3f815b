const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
/** Widths of a bucket in milliseconds; each is a multiple of the one before, so that buckets can be put together. */
const steps = [
  ...[1, 5, 15, 60, 300, 900].map((seconds) => seconds * SECOND),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 7, 28, 364, 3640, 36_400].map((days) => days * DAY),
];

/** Counts of one stretch of time, by series. */
export interface Bucket {
  /** Milliseconds, as the times that were added. */
  readonly start: number;
  readonly end: number;
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Counts over time in bounded memory: when the buckets do not reach from the first to the last time any more, they grow.
 * The order in which counts come makes no difference.
 */
export class TimeSeries {
  readonly #most: number;
  #buckets = new Map<number, Map<string, number>>();
  #rung = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** @param most  buckets from the first to the last one at most, empty ones included */
  constructor(most = 96) {
    this.#most = most;
  }

  /** @param time  milliseconds; what has no time is left out */
  add(time: number, series: string, count = 1): void {
    if (Number.isNaN(time) || count <= 0) return;
    this.#first = Math.min(this.#first, time);
    this.#last = Math.max(this.#last, time);
    while (this.#rung < steps.length - 1 && this.#at(this.#last) - this.#at(this.#first) >= this.#most) this.#widen();
    const at = this.#at(time);
    let bucket = this.#buckets.get(at);
    if (bucket === undefined) {
      bucket = new Map();
      this.#buckets.set(at, bucket);
    }
    bucket.set(series, (bucket.get(series) ?? 0) + count);
  }

  /** Milliseconds. */
  get step(): number {
    return steps[this.#rung] as number;
  }

  /** Those that hold something, in the order of time. */
  get buckets(): Bucket[] {
    const { step } = this;
    return [...this.#buckets]
      .sort(([a], [b]) => a - b)
      .map(([at, counts]) => ({ start: at * step, end: (at + 1) * step, counts }));
  }

  /** Sums of all series, most first. */
  get totals(): [series: string, count: number][] {
    const sums = new Map<string, number>();
    for (const bucket of this.#buckets.values()) {
      for (const [series, count] of bucket) sums.set(series, (sums.get(series) ?? 0) + count);
    }
    return [...sums].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  }

  #at(time: number): number {
    return Math.floor(time / this.step);
  }

  #widen(): void {
    const before = this.step;
    this.#rung++;
    const merged = new Map<number, Map<string, number>>();
    for (const [at, counts] of this.#buckets) {
      const place = this.#at(at * before);
      const target = merged.get(place);
      if (target === undefined) merged.set(place, counts);
      else for (const [series, count] of counts) target.set(series, (target.get(series) ?? 0) + count);
    }
    this.#buckets = merged;
  }
}
