import { WallClock } from './wall-clock.ts';

/** Shows times (microseconds since the epoch) in one zone; without the date while all lie on one day. */
export class Clock {
  /** The day that everything lies on, `2026-11-21`; undefined when there are several. */
  readonly day: string | undefined;
  readonly #wall: WallClock;

  /**
   * @param timeZone  IANA name or `+HH:MM`; the system's when left out
   * @param times  what will be shown; NaN is left out of account
   */
  constructor(timeZone: string | undefined, times: readonly number[]) {
    this.#wall = new WallClock(timeZone);
    const days = new Set(times.filter((time) => !Number.isNaN(time)).map((time) => this.#split(time)[0]));
    this.day = days.size === 1 ? [...days][0] : undefined;
  }

  /** Name of the zone, for the reader. */
  get zone(): string {
    return this.#wall.zone;
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
    const shown = this.#wall.at(time);
    if (Number.isNaN(shown)) return ['', 'unknown time'];
    const [day = '', clock = ''] = new Date(shown).toISOString().split(/[T.]/);
    return [day, clock];
  }
}
