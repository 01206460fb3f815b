import { parseOffset } from '../line/time-zone.ts';

/** Offsets change on quarter hours at most. */
const QUARTER = 900_000;

/** What a clock on the wall shows, in one zone. */
export class WallClock {
  /** Name of the zone, for the reader. */
  readonly zone: string;
  readonly #fixed: number | undefined;
  readonly #format: Intl.DateTimeFormat;
  #quarter = Number.NaN;
  #offset = 0;

  /** @param timeZone  IANA name or `+HH:MM`; the system's when left out */
  constructor(timeZone?: string) {
    this.zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
    this.#fixed = parseOffset(this.zone);
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: this.#fixed === undefined ? this.zone : 'UTC',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  }

  /**
   * @param time  microseconds since the epoch
   * @returns milliseconds that, read as UTC, are what the clock shows; NaN for a time that is not known
   */
  at(time: number): number {
    const milliseconds = Math.floor(time / 1000);
    if (Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8.64e15) return Number.NaN;
    if (this.#fixed !== undefined) return milliseconds + this.#fixed;
    const quarter = Math.floor(milliseconds / QUARTER);
    if (quarter !== this.#quarter) {
      this.#quarter = quarter;
      this.#offset = this.#offsetAt(quarter * QUARTER);
    }
    return milliseconds + this.#offset;
  }

  #offsetAt(milliseconds: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.#format.formatToParts(milliseconds)) parts[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(milliseconds / 60_000) * 60_000;
  }
}
