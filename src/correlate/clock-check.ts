import { TimeZone } from '../line/time-zone.ts';
import type { AddressKey } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { SourceProblem } from '../source/log-stream.ts';

const MOST_ADDRESSES = 2000;
const MOST_TIMES = 64;
const QUARTER = 15 * 60_000_000;
/** Stamps of a second are up to one too early. */
const CLOSE = 2_000_000;
/** So many failures at least must tell the same. */
const ENOUGH = 3;

interface Times {
  /** sshd's failed logins, as the log of sshd has them. */
  readonly failed: number[];
  /** The same failures, by fail2ban's clock. */
  readonly found: number[];
}

/**
 * Finds logs that are read in the wrong time zone: `Found ADDRESS - TIME` of fail2ban.log has the time of the failed
 * login by the server's own clock, and the log of sshd has it as well. Keeps the first of the addresses that it sees.
 */
export class ClockCheck {
  readonly #zone: TimeZone;
  readonly #byAddress = new Map<AddressKey, Times>();
  #file = '';
  #sshdFile = '';
  /** sshd's log has stamps with a zone. */
  #hasZone = true;

  /** @param timeZone  as the logs are read: IANA name or `+HH:MM`; the system's when left out */
  constructor(timeZone?: string) {
    this.#zone = new TimeZone(timeZone);
  }

  take(event: LogEvent): void {
    const { action, sourceKey, line } = event;
    if (sourceKey === undefined || Number.isNaN(line.time)) return;
    if (action === 'ssh_login') {
      if (!this.#keep(sourceKey, 'failed', line.time) || this.#sshdFile !== '') return;
      this.#sshdFile = line.file.path;
      this.#hasZone = /^\S+T\S+(?:Z|[+-]\d\d:?\d\d) /.test(line.original);
    } else if (action === 'ban-candidate') {
      const local = localTime(event.get('sshwhy.found.at'));
      if (Number.isNaN(local)) return;
      this.#file ||= line.file.path;
      this.#keep(sourceKey, 'found', this.#zone.toUtc(local, Number.NaN) * 1000);
    }
  }

  /** What is wrong with the clocks, and what to do; undefined when nothing is. */
  end(): SourceProblem | undefined {
    const votes = new Map<number, number>();
    for (const times of this.#byAddress.values()) vote(times, votes);
    const [best, count] = [...votes].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0]);
    if (best === 0 || count < ENOUGH || count <= 3 * (votes.get(0) ?? 0)) return undefined;
    const behind = best > 0 ? 'ahead of' : 'behind';
    const message = `${this.#file}: read as it is, its clock is ${hours(Math.abs(best))} ${behind} that of ${this.#sshdFile}: its bans are not joined to the failures that led to them`;
    const help = this.#hasZone
      ? `fail2ban writes the server's own time: give --tz ${this.#offsetThen(best)}, or the server's zone by name`
      : 'the two files were written in different time zones: copy them again with one clock, or analyse them one by one with --tz';
    return { path: this.#file, message, help };
  }

  #keep(address: AddressKey, what: keyof Times, time: number): boolean {
    let times = this.#byAddress.get(address);
    if (times === undefined) {
      if (this.#byAddress.size >= MOST_ADDRESSES) return false;
      times = { failed: [], found: [] };
      this.#byAddress.set(address, times);
    }
    if (times[what].length >= MOST_TIMES) return false;
    times[what].push(time);
    return true;
  }

  /** The zone of fail2ban.log, given that it is so many quarters of an hour off. */
  #offsetThen(quarters: number): string {
    const [utc = 0] = [...this.#byAddress.values()].flatMap(({ found }) => found);
    const local = utc / 1000;
    const read = local - this.#zone.toUtc(local, Number.NaN);
    const minutes = Math.round(read / 60_000) + quarters * 15;
    const two = (value: number) => String(value).padStart(2, '0');
    return `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  }
}

/** One vote of each failure that fail2ban found, for each difference that would explain it. */
function vote({ failed, found }: Times, votes: Map<number, number>): void {
  for (const time of found) {
    const differences = failed.map((other) => time - other);
    const quarters = differences.filter((one) => Math.abs(one - Math.round(one / QUARTER) * QUARTER) <= CLOSE);
    for (const each of new Set(quarters.map((one) => Math.round(one / QUARTER)))) {
      votes.set(each, (votes.get(each) ?? 0) + 1);
    }
  }
}

/** `2026-11-21 01:14:24` as if it were UTC, milliseconds. */
function localTime(text: unknown): number {
  return typeof text === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
    ? Date.parse(`${text.replace(' ', 'T')}Z`)
    : Number.NaN;
}

/** `1 h`, `5 h 30 min` */
function hours(quarters: number): string {
  const minutes = (quarters % 4) * 15;
  const whole = Math.floor(quarters / 4);
  return [whole > 0 ? `${whole} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ');
}
