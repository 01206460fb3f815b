import type { TimeZone } from './time-zone.ts';

const DAY = 86_400_000;
/** Streams are in order but for so much; whoever goes back further has begun a new year. */
const DISORDER = 60 * DAY;
const YEAR = 365 * DAY;

/** Where a year-less stamp falls within its year. */
export interface YearlessStamp {
  /** 0 to 11 */
  readonly month: number;
  readonly day: number;
  /** Milliseconds since midnight. */
  readonly clock: number;
}

/** Finds the years of stamps such as `Nov 21 01:02:03`, in the order of one stream. */
export class YearFinder {
  readonly #zone: TimeZone;
  readonly #given: number | undefined;
  #year: number | undefined;
  /** The last stamp whose year is beyond doubt, milliseconds since the epoch. */
  #reference = Number.NaN;

  /** @param given  the year of the first stamp, when the user knows it */
  constructor(zone: TimeZone, given: number | undefined) {
    this.#zone = zone;
    this.#given = given;
  }

  /** Another form of stamp has told the time, in milliseconds since the epoch. */
  learn(time: number): void {
    const year = new Date(time).getUTCFullYear();
    if (Number.isNaN(year)) return;
    this.#year = year;
    this.#reference = time;
  }

  /**
   * A stamp that fits no year (a wrong clock goes back to January, or runs ahead of the file's last change) gets the
   * nearest one allowed and does not count for those after it.
   *
   * @param last  the stream's last time, milliseconds since the epoch, or NaN
   * @param limit  no stamp is much later than this (the file's last change); milliseconds since the epoch
   * @returns milliseconds since the epoch
   */
  toUtc(stamp: YearlessStamp, last: number, limit: number): number {
    const latest = this.#given === undefined ? limit + DAY : Number.POSITIVE_INFINITY;
    const isFirst = this.#year === undefined;
    let year = this.#year ?? this.#given ?? new Date(latest).getUTCFullYear() + 1;
    let time = this.#timeIn(year, stamp, last);
    let fits = true;
    if (time < this.#reference - DISORDER) {
      fits = this.#timeIn(year + 1, stamp, last) <= latest;
      if (fits) year++;
    } else if (time > this.#reference + YEAR - DISORDER) year--;
    time = this.#timeIn(year, stamp, last);
    while (time > latest) {
      fits = isFirst;
      time = this.#timeIn(--year, stamp, last);
    }
    if (stamp.month === 1 && stamp.day === 29) {
      year = leapYearNear(year, (candidate) => this.#timeIn(candidate, stamp, last) <= latest);
      time = this.#timeIn(year, stamp, last);
    }
    if (fits) {
      this.#year = year;
      this.#reference = time;
    }
    return time;
  }

  #timeIn(year: number, { month, day, clock }: YearlessStamp, last: number): number {
    return this.#zone.toUtc(Date.UTC(year, month, day) + clock, last);
  }
}

/** The nearest leap year, the earlier one first. */
function leapYearNear(year: number, allowed: (year: number) => boolean): number {
  for (let distance = 0; distance <= 8; distance++) {
    if (isLeapYear(year - distance)) return year - distance;
    if (isLeapYear(year + distance) && allowed(year + distance)) return year + distance;
  }
  return year;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
