import { UserError } from '../error.ts';
import type { AnalyzeOptions, analyze } from '../pipeline.ts';
import { parseTime } from './parse-time.ts';

const DAY = 86_400_000_000;

/**
 * A time of day without a date is that of the latest day on which the logs have it, or of the day nearest to them; so
 * they are read once more.
 *
 * @throws UserError `bad-time` when the logs cannot be read twice
 */
export async function dayOfClock(
  { clock, precision }: { readonly clock: string; readonly precision: number },
  options: AnalyzeOptions,
  read: typeof analyze,
): Promise<{ time: number; precision: number }> {
  if (options.paths.includes('-')) {
    throw new UserError(
      'bad-time',
      `--at ${clock} names no day, and stdin cannot be read twice`,
      'Give the date as well.',
    );
  }
  const { from, to } = await read(options, { incidents: () => {} });
  const { timeZone } = options;
  const zone = timeZone === undefined ? {} : { timeZone };
  const last = Number.isNaN(to) ? options.now : to;
  let best = Number.NaN;
  for (let day = last + DAY; day >= (Number.isNaN(from) ? last : from) - DAY; day -= DAY) {
    const time = parseTime('--at', `${dateOf(day, timeZone)} ${clock}`, { now: options.now, ...zone });
    const distance = (moment: number) => Math.max(from - moment - precision, moment - last, 0);
    if (!(distance(best) <= distance(time))) best = time;
  }
  return { time: best, precision };
}

/** `2026-11-21`, by the clocks of the zone. */
function dateOf(time: number, timeZone: string | undefined): string {
  const noon = parseTime('--at', 'today', { now: time, ...(timeZone === undefined ? {} : { timeZone }) }) + DAY / 2;
  return new Date(noon / 1000).toISOString().slice(0, 10);
}
