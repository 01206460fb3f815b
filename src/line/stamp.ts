import { copyOf } from './copy.ts';
import { isDigit, twoDigits } from './digits.ts';
import { parseOffset, TimeZone } from './time-zone.ts';
import { UsualStamp } from './usual-stamp.ts';
import { YearFinder } from './year.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** No byte is such a character, so that nothing equals an empty cache. */
const NOTHING = '\ud800\udbff\n';

/**
 * Reads the stamps of one stream. Lines share their minute with thousands of others, so what stands before the seconds
 * is compared with the last line's and worked out only when it differs.
 */
export class StampReader {
  /** Where the text after the last stamp read begins. */
  end = 0;
  /** The stream's last time, microseconds since the epoch; NaN before the first. */
  last = Number.NaN;
  /** No year-less stamp is much later than this, milliseconds since the epoch. */
  limit = 0;
  /** The short cut for stamps of the minute last found. */
  readonly usual = new UsualStamp();
  readonly #zone: TimeZone;
  readonly #years: YearFinder;
  /** `Nov 21 01:02:` and its time in microseconds. */
  #minute = NOTHING;
  #minuteTime = 0;
  /** `2026-11-21T01:02:`, the zone behind the seconds, and the time of both in microseconds. */
  #isoMinute = NOTHING;
  #isoZone = NOTHING;
  #isoTime = 0;

  /** @throws UserError `bad-time-zone` */
  constructor(timeZone: string | undefined, year: number | undefined) {
    this.#zone = new TimeZone(timeZone);
    this.#years = new YearFinder(this.#zone, year);
  }

  /** Keeps a time that another form told. */
  keep(time: number): void {
    if (!Number.isSafeInteger(time)) return;
    this.last = time;
    this.#years.learn(time / 1000);
    this.#minute = NOTHING;
    this.usual.forget();
  }

  /** `Nov 21 01:02:03`, `Jun 7 …`, `Nov 21 2026 01:02:03`, `Nov 21 01:02:03.589037`. False when there is none. */
  readTraditional(text: string, at: number): boolean {
    if (!text.startsWith(this.#minute, at) && !this.#findMinute(text, at)) return false;
    const from = at + this.#minute.length;
    const second = twoDigits(text, from);
    if (second < 0 || second > 60) return false;
    let end = from + 2;
    let fraction = 0;
    if (text.charCodeAt(end) === 46) {
      fraction = this.#readFraction(text, end + 1);
      end = this.end;
    }
    this.end = end;
    this.last = this.#minuteTime + second * 1e6 + fraction;
    return true;
  }

  /** Learns the stamp that `readTraditional` has just read at the beginning of a text, which stands in `bytes` at `at`. */
  learnTraditional(bytes: Uint8Array, at: number): void {
    this.usual.learn(bytes, at, at + this.#minute.length, at + this.end, this.#minuteTime);
  }

  /** The same for `readIso`. */
  learnIso(bytes: Uint8Array, at: number): void {
    this.usual.learn(bytes, at, at + this.#isoMinute.length, at + this.end, this.#isoTime);
  }

  #findMinute(text: string, at: number): boolean {
    const month = MONTHS.indexOf(text.slice(at, at + 3));
    if (month < 0 || text.charCodeAt(at + 3) !== 32) return false;
    const narrow = isDigit(text, at + 4) && !isDigit(text, at + 5);
    const day = narrow ? text.charCodeAt(at + 4) - 48 : twoDigits(text, at + 4);
    let to = at + (narrow ? 5 : 6);
    if (day < 1 || day > 31 || text.charCodeAt(to) !== 32) return false;
    let year = -1;
    if (isDigit(text, to + 1) && text.charCodeAt(to + 5) === 32) {
      year = readYear(text, to + 1);
      if (year < 0) return false;
      to += 5;
    }
    const clock = readClock(text, to + 1);
    if (clock < 0) return false;
    const last = this.last / 1000;
    const time =
      year >= 0
        ? this.#zone.toUtc(Date.UTC(year, month, day) + clock, last)
        : this.#years.toUtc({ month, day, clock }, last, this.limit);
    if (year >= 0) this.#years.learn(time);
    this.#minuteTime = time * 1000;
    this.usual.forget();
    this.#minute = copyOf(text.slice(at, to + 7));
    return true;
  }

  /** `2026-11-21T01:02:03`, with a space for the T, a fraction after `.` or `,`, and any zone. False when there is none. */
  readIso(text: string, at: number): boolean {
    const second = twoDigits(text, at + 17);
    if (second < 0 || second > 60) return false;
    let end = at + 19;
    let fraction = 0;
    const code = text.charCodeAt(end);
    if (code === 46 || code === 44) {
      fraction = this.#readFraction(text, end + 1);
      end = this.end;
    }
    const known =
      text.startsWith(this.#isoMinute, at) &&
      text.startsWith(this.#isoZone, end) &&
      text.charCodeAt(end + this.#isoZone.length) === 32;
    if (!known && !this.#findIsoMinute(text, at, end)) return false;
    this.end = end + this.#isoZone.length;
    this.last = this.#isoTime + second * 1e6 + fraction;
    return true;
  }

  #findIsoMinute(text: string, at: number, end: number): boolean {
    const year = readYear(text, at);
    const month = twoDigits(text, at + 5);
    const day = twoDigits(text, at + 8);
    const clock = readClock(text, at + 11);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || clock < 0) return false;
    if (text.charCodeAt(at + 4) !== 45 || text.charCodeAt(at + 7) !== 45) return false;
    const separator = text.charCodeAt(at + 10);
    if (separator !== 84 && separator !== 32 && separator !== 116) return false;
    const zone = /^(?:[Zz]|[+-]\d\d(?::?\d\d)?)?(?= |$)/.exec(text.slice(end, end + 8));
    if (zone === null) return false;
    const local = Date.UTC(year, month - 1, day) + clock;
    const offset = parseOffset(zone[0]);
    this.#isoTime = 1000 * (offset === undefined ? this.#zone.toUtc(local, this.last / 1000) : local - offset);
    this.#isoMinute = copyOf(text.slice(at, at + 17));
    this.#isoZone = copyOf(zone[0]);
    this.#years.learn(this.#isoTime / 1000);
    this.usual.forget();
    this.#minute = NOTHING;
    return true;
  }

  /** Microseconds of the digits at `at`; sets `end` behind them. */
  #readFraction(text: string, at: number): number {
    let fraction = 0;
    let unit = 1e5;
    let to = at;
    for (; isDigit(text, to); to++) {
      if (unit >= 1) fraction += (text.charCodeAt(to) - 48) * unit;
      unit = unit >= 10 ? unit / 10 : 0;
    }
    this.end = to;
    return fraction;
  }
}

/** Milliseconds of `HH:MM:` since midnight, -1 when there is none. */
function readClock(text: string, at: number): number {
  const hour = twoDigits(text, at);
  const minute = twoDigits(text, at + 3);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return -1;
  return (hour * 60 + minute) * 60_000;
}

/** The year at `at`; -1 when there is none, or none whose microseconds are whole numbers. */
function readYear(text: string, at: number): number {
  const high = twoDigits(text, at);
  const low = twoDigits(text, at + 2);
  if (high < 0 || low < 0 || !isDigit(text, at + 2)) return -1;
  const year = high * 100 + low;
  return year >= 1970 && year < 2200 ? year : -1;
}
