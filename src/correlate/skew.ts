import type { Cause } from '../event.ts';
import type { Ban } from './ban.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Context } from './rule.ts';

/** So far may the clocks of two logs of one server differ: stamps of a second, stamps made where the line arrived. Microseconds. */
export const SKEW = 5_000_000;

/** By the clock of another log the ban may still have been in force. */
export function hasJustEnded({ unbannedAt, ending, bans }: Ban, time: number): boolean {
  return bans > 0 && ending === '' && time - unbannedAt >= 0 && time - unbannedAt <= SKEW;
}

/**
 * What cut the address just before its ban was the ban, by the clock of another log. Not so where no failed login led to
 * the ban: fail2ban counts refusals, too.
 */
export function takeEarlyCuts(context: Context, ban: OpenIncident<Ban>): void {
  const { detail } = ban;
  if (detail.failures === '') return;
  detail.refused += takeCuts(context, ban, 'tcp-wrappers');
  detail.dropped += takeCuts(context, ban, 'firewall');
}

function takeCuts(context: Context, ban: OpenIncident<Ban>, cause: Cause): number {
  const cuts = context.source?.incident(cause);
  if (cuts === undefined || cuts.count === 0 || !(cuts.start >= context.event.line.time - SKEW)) return 0;
  ban.adopt(cuts);
  if (cuts.start < ban.start) ban.start = cuts.start;
  context.absorb(cuts);
  return cuts.count;
}
