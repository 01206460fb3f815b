const SECOND = 1_000_000;
const MAX_STRETCHES = 4096;

/** Moments gathered into stretches of time: two within a second of each other belong together. */
export class Stretches {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** A stretch was lengthened to before the end of the one in front of it. */
  #isDisordered = false;

  add(time: number): void {
    if (Number.isNaN(time)) return;
    const last = this.#ends.length - 1;
    if (last >= 0 && time - (this.#ends[last] as number) <= SECOND) {
      this.#ends[last] = Math.max(this.#ends[last] as number, time);
      if (time >= (this.#starts[last] as number)) return;
      this.#starts[last] = time;
      this.#isDisordered ||= last > 0 && time < (this.#ends[last - 1] as number);
      return;
    }
    if (this.#starts.length === MAX_STRETCHES) {
      this.#starts.shift();
      this.#ends.shift();
    }
    this.#starts.push(time);
    this.#ends.push(time);
  }

  /** It went on, unseen, from the last moment until now. */
  extend(time: number): void {
    const last = this.#ends.length - 1;
    if (last < 0) this.add(time);
    else if (time > (this.#ends[last] as number)) this.#ends[last] = time;
  }

  /** Whether a moment lies in [from, to]. */
  touches(from: number, to: number): boolean {
    if (!this.#isDisordered) {
      const first = this.#firstUpTo(from);
      return first < this.#starts.length && (this.#starts[first] as number) <= to;
    }
    for (let i = this.#ends.length - 1; i >= 0; i--) {
      if ((this.#ends[i] as number) < from) return false;
      if ((this.#starts[i] as number) <= to) return true;
    }
    return false;
  }

  /** The first stretch that does not end before `from`. */
  #firstUpTo(from: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** From the first moment to the last, microseconds. */
  get length(): number {
    return this.#ends.length === 0 ? 0 : (this.#ends.at(-1) as number) - (this.#starts[0] as number);
  }
}
