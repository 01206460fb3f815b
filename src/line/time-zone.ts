import { UserError } from '../error.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
/** The caches hold a few dozen entries for honest logs; random stamps must not fill the memory. */
const MOST_CACHED = 20_000;
/** Where dates end. */
const LATEST = 8.64e15;

/** Turns wall-clock time of one zone into UTC. */
export class TimeZone {
  readonly #fixed: number | undefined;
  readonly #format: Intl.DateTimeFormat | undefined;
  /** Offset of a local day, NaN for a day near a change of the clocks. */
  readonly #days = new Map<number, number>();
  /** Earliest and latest offset of a local minute, on days near a change only. */
  readonly #minutes = new Map<number, readonly [number, number]>();

  /**
   * @param name  IANA name or `+HH:MM`; the system's zone when left out
   * @throws UserError `bad-time-zone`
   */
  constructor(name = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC') {
    this.#fixed = parseOffset(name);
    if (this.#fixed !== undefined) return;
    try {
      this.#format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    } catch {
      throw new UserError(
        'bad-time-zone',
        `No such time zone: ${name}`,
        'Give an IANA name such as Europe/Berlin, or an offset such as +02:00.',
      );
    }
  }

  /**
   * A time that the clocks show twice (they went back) is the first one, unless the stream has already come further.
   * A time that they skip (they went forward) is read with the offset before the change.
   *
   * @param local  milliseconds, the wall clock read as if it were UTC
   * @param last  the stream's last time, milliseconds since the epoch, or NaN
   * @returns milliseconds since the epoch
   */
  toUtc(local: number, last: number): number {
    if (this.#fixed !== undefined) return local - this.#fixed;
    const offset = this.#dayOffset(Math.floor(local / DAY));
    if (!Number.isNaN(offset)) return local - offset;
    const [first, second] = this.#minuteOffsets(Math.floor(local / MINUTE));
    if (first === second) return local - first;
    const disorder = this.#offsetAt(last) === second ? MINUTE : 15 * MINUTE;
    return local - first < last - disorder ? local - second : local - first;
  }

  #dayOffset(day: number): number {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const before = this.#offsetAt((day - 1) * DAY);
    const offset = before === this.#offsetAt((day + 2) * DAY) ? before : Number.NaN;
    if (this.#days.size >= MOST_CACHED) this.#days.clear();
    this.#days.set(day, offset);
    return offset;
  }

  #minuteOffsets(minute: number): readonly [number, number] {
    const known = this.#minutes.get(minute);
    if (known !== undefined) return known;
    const local = minute * MINUTE;
    const before = this.#offsetAt(local - 2 * DAY);
    const after = this.#offsetAt(local + 2 * DAY);
    const inBefore = this.#offsetAt(local - before) === before;
    const inAfter = this.#offsetAt(local - after) === after;
    const offsets = [inBefore || !inAfter ? before : after, inAfter ? after : before] as const;
    if (this.#minutes.size >= MOST_CACHED) this.#minutes.clear();
    this.#minutes.set(minute, offsets);
    return offsets;
  }

  #offsetAt(utc: number): number {
    if (!(Math.abs(utc) < LATEST)) return 0;
    const found = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec((this.#format as Intl.DateTimeFormat).format(utc));
    if (!found) return 0;
    const seconds = Number(found[2]) * 3600 + Number(found[3]) * 60 + Number(found[4] ?? 0);
    return (found[1] === '-' ? -1000 : 1000) * seconds;
  }
}

/** Milliseconds of `Z`, `+HH`, `+HHMM` or `+HH:MM`; undefined for anything else. */
export function parseOffset(text: string): number | undefined {
  if (/^(?:Z|z|UTC|GMT)$/.test(text)) return 0;
  const found = /^(?:UTC|GMT)?([+-])(\d\d)(?::?(\d\d))?$/.exec(text);
  if (!found) return undefined;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) * MINUTE;
}
