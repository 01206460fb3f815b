import { HOST, STAMP, STAMP_END } from '../engine/layout.ts';

const NOTHING = new Uint8Array();
/** There is no room for longer ones. */
const LONGEST = STAMP_END - STAMP;
const LONGEST_END = HOST - STAMP_END;

/**
 * A stamp in bytes whose seconds and their fraction may be others than in the one learnt: `Nov 21 01:02:SS `,
 * `2026-11-21T01:02:SS.ffffff+00:00 `.
 */
export class UsualStamp {
  /** Up to the seconds; empty when nothing was learnt. */
  before = NOTHING;
  /** Behind the seconds and their fraction, with the space that ends the stamp. */
  behind = NOTHING;
  /** Between seconds and fraction. */
  point = 0;
  digits = 0;
  /** Microseconds that the last digit of the fraction counts. */
  unit = 0;
  /** What it says without the seconds, microseconds since the epoch. */
  minuteTime = 0;
  /** Another one whenever something was learnt or does not hold any more. */
  version = 0;

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
    if (seconds - at > LONGEST || end + 1 - to > LONGEST_END) return;
    this.point = point;
    this.digits = digits;
    this.unit = 10 ** (6 - digits);
    this.behind = bytes.slice(to, end + 1);
    this.minuteTime = minuteTime;
    this.before = bytes.slice(at, seconds);
    this.version++;
  }

  /** What was learnt does not hold any more. */
  forget(): void {
    if (this.before.length === 0) return;
    this.before = NOTHING;
    this.version++;
  }
}

export function isDigitByte(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}
