import { plural } from '../correlate/words.ts';
import type { Cause } from '../event.ts';
import type { Alternative } from './attempt.ts';
import type { Connection } from './connection.ts';
import { banTools } from './decision-table.ts';
import type { Case } from './findings.ts';
import type { Window } from './windows.ts';

/** An attempt with neither time nor port may be any of the address; the latest that was cut stands for them. */
export function isOpen({ attempt }: Case): boolean {
  return attempt.time === undefined && attempt.port === undefined;
}

/**
 * When an attempt of nobody knows when is taken to have been made, where no line tells: in the latest ban of the address, if
 * nothing was cut since; else, with the client's own output, at the end of the logs, for most ask soon after.
 */
export function likelyTime(one: Case, own: Connection | undefined): number | undefined {
  const { findings, key } = one;
  const end = Math.max(...findings.coverage.hosts.map(({ to }) => to));
  const bans = findings.windows.ofSource(key).filter(({ cause }) => banTools.includes(cause));
  const ban = bans.reduce<Window | undefined>((last, next) => (last && last.from > next.from ? last : next), undefined);
  if (ban !== undefined && (own?.cause === undefined || ban.from > own.end))
    return Math.max(ban.from, Math.min(ban.to, end));
  return own === undefined && one.attempt.saw !== undefined && Number.isFinite(end) ? end : undefined;
}

/** `; the latest of 4 that were cut, of 7 connections from there` */
export function ofHowMany(one: Case): string {
  if (!isOpen(one)) return '';
  const { connections, seen } = one.findings.connections.of(one.key);
  const cut = connections.filter(({ cause }) => cause !== undefined).length;
  const all = seen === connections.length ? plural(seen, 'connection') : `about ${plural(seen, 'connection')}`;
  return cut < 2
    ? `; the only one cut of ${all} from there`
    : `; the latest of ${cut} that were cut, of ${all} from there`;
}

/** What cut other connections of the address, when any may be meant. */
export function otherCuts(one: Case, verdict: Cause): Alternative[] {
  if (!isOpen(one)) return [];
  const { own } = one;
  const counts = new Map<Cause, number>();
  for (const { cause } of one.findings.connections.of(one.key).connections) {
    if (cause !== undefined && cause !== verdict && cause !== own?.cause)
      counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  return [...counts].map(([cause, count]) => ({
    cause,
    strength: 'weak',
    against: `it cut ${plural(count, 'other connection')} of the address, not the latest`,
  }));
}
