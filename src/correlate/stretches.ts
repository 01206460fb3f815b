const SECOND = 1_000_000;
const MAX_STRETCHES = 4096;

/** Moments gathered into stretches of time: two within a second of each other belong together. */
export class Stretches {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  add(time: number): void {
    if (Number.isNaN(time)) return;
    const last = this.#ends.length - 1;
    if (last >= 0 && time - (this.#ends[last] as number) <= SECOND) {
      this.#ends[last] = Math.max(this.#ends[last] as number, time);
      this.#starts[last] = Math.min(this.#starts[last] as number, time);
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

  /** Whether a moment lies in [from, to]; looks back from the latest stretch. */
  touches(from: number, to: number): boolean {
    for (let i = this.#ends.length - 1; i >= 0; i--) {
      if ((this.#ends[i] as number) < from) return false;
      if ((this.#starts[i] as number) <= to) return true;
    }
    return false;
  }

  /** From the first moment to the last, microseconds. */
  get length(): number {
    return this.#ends.length === 0 ? 0 : (this.#ends.at(-1) as number) - (this.#starts[0] as number);
  }
}
