import { parseOffset } from '../line/time-zone.ts';

/** Shows times (microseconds since the epoch) in one zone; without the date while all lie on one day. */
export class Clock {
  /** Name of the zone, for the reader. */
  readonly zone: string;
  /** The day that everything lies on, `2026-11-21`; undefined when there are several. */
  readonly day: string | undefined;
  readonly #offset: number | undefined;
  readonly #format: Intl.DateTimeFormat;

  /**
   * @param timeZone  IANA name or `+HH:MM`; the system's when left out
   * @param times  what will be shown; NaN is left out of account
   */
  constructor(timeZone: string | undefined, times: readonly number[]) {
    this.zone = timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
    this.#offset = parseOffset(this.zone);
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: this.#offset === undefined ? this.zone : 'UTC',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    const days = new Set(times.filter((time) => !Number.isNaN(time)).map((time) => this.#split(time)[0]));
    this.day = days.size === 1 ? [...days][0] : undefined;
  }

  /** `01:13:38`, or `2026-11-21 01:13:38` when there are several days. */
  moment(time: number): string {
    const [day, clock] = this.#split(time);
    return this.day === day || day === '' ? clock : `${day} ${clock}`;
  }

  /** `01:13:29 – 01:13:45`; one moment when both show the same. */
  window(start: number, end: number): string {
    const from = this.moment(start);
    const [startDay] = this.#split(start);
    const [endDay, endClock] = this.#split(end);
    const to = startDay === endDay ? endClock : this.moment(end);
    return from === to || from.endsWith(` ${to}`) ? from : `${from} – ${to}`;
  }

  #split(time: number): readonly [day: string, clock: string] {
    const shifted = Math.floor(time / 1000) + (this.#offset ?? 0);
    if (Number.isNaN(shifted) || Math.abs(shifted) > 8.64e15) return ['', 'unknown time'];
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of this.#format.formatToParts(shifted)) parts[type] = value;
    const { year = '', month, day, hour, minute, second } = parts;
    return [`${year.padStart(4, '0')}-${month}-${day}`, `${hour}:${minute}:${second}`];
  }
}
