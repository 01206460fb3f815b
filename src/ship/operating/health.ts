import type { Look } from './run-totals.ts';

/** The main loop goes round several times a second, and while it waits every 2 s; a stop may take `drain` besides. */
const STALLED = 120_000;

/**
 * Whether the main loop still turns. That the output is away is no reason: the loop goes on then.
 * @param now  milliseconds since the epoch
 * @param drain  how long a stop may take, milliseconds
 * @returns what is wrong; undefined: nothing
 */
export function whyStalled({ stats }: Look, now: number, drain: number): string | undefined {
  if (stats === undefined) return undefined;
  const silent = now - stats.turnedAt;
  if (silent <= STALLED + drain) return undefined;
  return `the main loop has not turned for ${Math.round(silent / 1000)} s`;
}

/** What keeps lines from being delivered at the moment, one reason each; never holds text of a log. */
export function whyNotReady({ stats, delivery }: Look): string[] {
  if (stats === undefined || !stats.isOpen) return ['starting: the logs are not open yet'];
  return [
    ...(delivery?.reachable ? [] : ['the output does not answer; what is read waits for it']),
    ...(stats.isStateFull ? ['the state folder cannot be written; is the disk full?'] : []),
  ];
}
