import { UserError } from '../error.ts';
import { parseOffset, TimeZone } from '../line/time-zone.ts';

const DAY = 86_400_000;
const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: DAY, w: 7 * DAY };
const AGO = /^(\d{1,9})\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|w|weeks?)\s+ago$/i;
const STAMP = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

export const timeForms =
  '2026-11-21, "2026-11-21 01:13", 2026-11-21T01:13:38Z, "1h ago", "2 days ago", today, yesterday or now';

/** What a time is reckoned from. */
export interface TimeContext {
  /** Microseconds since the epoch. */
  readonly now: number;
  /** For times without a zone; the system's when left out. */
  readonly timeZone?: string;
}

/**
 * Reads a time as users write it; a date alone is its first moment.
 *
 * @param option  named in the error, e.g. `--since`
 * @returns microseconds since the epoch
 * @throws UserError `bad-time`, `bad-time-zone`
 */
export function parseTime(option: string, text: string, context: TimeContext): number {
  const now = context.now / 1000;
  const words = text.trim().toLowerCase();
  const zone = new TimeZone(context.timeZone);
  if (words === 'now') return context.now;
  if (words === 'today') return startOfDay(now, 0, zone) * 1000;
  if (words === 'yesterday') return startOfDay(now, 1, zone) * 1000;
  const ago = AGO.exec(words);
  if (ago) return context.now - Number(ago[1]) * (units[(ago[2] as string)[0] as string] as number) * 1000;
  const stamp = STAMP.exec(text.trim());
  const time = stamp === null ? undefined : fromStamp(stamp, zone);
  if (time !== undefined) return time;
  throw new UserError('bad-time', `${option} ${JSON.stringify(text)} is not a time`, `Give one of: ${timeForms}.`);
}

function fromStamp(stamp: RegExpExecArray, zone: TimeZone): number | undefined {
  const part = (at: number) => Number(stamp[at] ?? 0);
  const [year, month, day, hour, minute, second] = [part(1), part(2), part(3), part(4), part(5), part(6)];
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = new Date(local);
  const real = shown.getUTCMonth() === month - 1 && shown.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Number((stamp[7] ?? '').slice(0, 6).padEnd(6, '0'));
  const offset = stamp[8] === undefined ? undefined : parseOffset(stamp[8]);
  return (offset === undefined ? zone.toUtc(local, Number.NaN) : local - offset) * 1000 + fraction;
}

/** Midnight of the day `back` days before, by the clocks of the zone; milliseconds. */
function startOfDay(now: number, back: number, zone: TimeZone): number {
  const offset = -zone.toUtc(0, Number.NaN);
  let local = Math.floor((now + offset) / DAY) * DAY + DAY;
  while (zone.toUtc(local, Number.NaN) > now) local -= DAY;
  return zone.toUtc(local - back * DAY, Number.NaN);
}
