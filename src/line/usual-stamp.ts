import type { Page } from '../event.ts';
import { literalOf, standsAt } from './literal.ts';

const NOTHING = literalOf(new Uint8Array());

/**
 * A stamp in bytes that differs from the one learnt in its seconds and their fraction only: `Nov 21 01:02:SS `,
 * `2026-11-21T01:02:SS.ffffff+00:00 `.
 */
export class UsualStamp {
  /** Of the stamp last read, microseconds since the epoch. */
  time = 0;
  /** Up to the seconds; empty when nothing was learnt. */
  #before = NOTHING;
  /** Behind the seconds and their fraction, with the space that ends the stamp. */
  #behind = NOTHING;
  /** Between seconds and fraction. */
  #point = 0;
  #digits = 0;
  /** Microseconds that the last digit of the fraction counts. */
  #unit = 0;
  #minuteTime = 0;

  /** Something was learnt. */
  get isKnown(): boolean {
    return this.#before.length > 0;
  }

  /** Returns the place behind the stamp's space, -1 when another stamp stands at `at`. */
  read(page: Page, at: number, end: number): number {
    const { bytes } = page;
    const before = this.#before;
    if (before.length === 0 || !standsAt(before, page, at, end)) return -1;
    let to = at + before.length;
    const tens = (bytes[to] as number) - 48;
    const ones = (bytes[to + 1] as number) - 48;
    if (!(tens >= 0 && tens <= 5 && ones >= 0 && ones <= 9)) return -1;
    to += 2;
    let fraction = 0;
    if (this.#digits > 0) {
      if (bytes[to] !== this.#point) return -1;
      const stop = to + this.#digits;
      while (to < stop) {
        const digit = (bytes[++to] as number) - 48;
        if (!(digit >= 0 && digit <= 9)) return -1;
        fraction = fraction * 10 + digit;
      }
      to++;
    }
    if (!standsAt(this.#behind, page, to, end)) return -1;
    this.time = this.#minuteTime + (tens * 10 + ones) * 1_000_000 + fraction * this.#unit;
    return to + this.#behind.length;
  }

  /**
   * Learns the stamp `at`..`end`.
   *
   * @param seconds  where its seconds stand
   * @param minuteTime  what it says without them
   */
  learn(bytes: Uint8Array, at: number, seconds: number, end: number, minuteTime: number): void {
    this.forget();
    const point = bytes[seconds + 2] as number;
    let to = seconds + 2;
    if (point === 46 || point === 44) for (to++; isDigitByte(bytes[to] as number); ) to++;
    const digits = Math.max(0, to - seconds - 3);
    if (bytes[end] !== 32 || digits > 6 || (digits === 0 && to > seconds + 2)) return;
    this.#point = point;
    this.#digits = digits;
    this.#unit = 10 ** (6 - digits);
    this.#behind = literalOf(bytes.slice(to, end + 1));
    this.#minuteTime = minuteTime;
    this.#before = literalOf(bytes.slice(at, seconds));
  }

  /** What was learnt does not hold any more. */
  forget(): void {
    this.#before = NOTHING;
  }
}

export function isDigitByte(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
