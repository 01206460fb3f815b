import type { OpenIncident } from '../correlate/open-incident.ts';
import type { ReadEntries } from './compaction.ts';
import type { SpoolEntry } from './spool-frame.ts';

const MINUTE = 60_000_000;
/** What is younger (event time) is kept whatever it says: silence closes an incident after 30 minutes, a sweep follows within 10. */
const RECENT = 45 * MINUTE;
/** Sessions that began before an incident may belong to it. */
const BEFORE = 10 * MINUTE;
const MOST_LOGINS = 12;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * Which of the lines the correlator was fed with still matter: those from which what it knows now can be built up again.
 * That is what is recent, what tells of an incident that is still open, who logs in from where, the first line of each
 * kind that a host wrote (its names, its addresses, its ban tool), and all that the same processes said.
 *
 * @param entries  all lines, in order; asked for twice
 * @returns to be asked once for every line, by its place in that order
 */
export async function stillNeeded(
  entries: ReadEntries,
  open: Iterable<OpenIncident>,
  now: number,
): Promise<(entry: SpoolEntry, place: number) => boolean> {
  const starts = startsOf(open);
  const tells = (entry: SpoolEntry) => {
    const time = timeOf(entry);
    return time >= (starts.get(entry.host) ?? NEVER) || time >= (starts.get(`${entry.host} ${entry.ip}`) ?? NEVER);
  };
  const kept = await knowledge(entries());
  const processes = new Set<string>();
  let at = 0;
  for await (const part of entries()) {
    for (const entry of part) {
      if ((kept.has(at++) || tells(entry)) && entry.pid > 0) processes.add(processOf(entry));
    }
  }
  return (entry, place) =>
    timeOf(entry) >= now - RECENT || kept.has(place) || tells(entry) || processes.has(processOf(entry));
}

/** Whether all of these lines are kept for their time alone, and so those that came after them. */
export function areRecent(entries: readonly SpoolEntry[], now: number): boolean {
  return entries.every((entry) => timeOf(entry) >= now - RECENT);
}

/** By `host` and by `host address`: since when an incident about it is open. */
function startsOf(open: Iterable<OpenIncident>): Map<string, number> {
  const starts = new Map<string, number>();
  for (const { host, source, start: own, detail } of open) {
    // A ban tells the attack before it, which may have begun long ago.
    const { failuresFrom = Number.NaN } = (detail ?? {}) as { failuresFrom?: number };
    const start = Number.isNaN(failuresFrom) ? own : Math.min(failuresFrom, own);
    const key = source === undefined ? host.name : `${host.name} ${source.ip}`;
    const from = Number.isNaN(start) ? Number.NEGATIVE_INFINITY : start - (source === undefined ? BEFORE : 0);
    starts.set(key, Math.min(starts.get(key) ?? NEVER, from));
  }
  return starts;
}

/** The places of the first line of each kind, and of the first and the latest logins of each user from each address. */
async function knowledge(entries: ReturnType<ReadEntries>): Promise<Set<number>> {
  const kept = new Set<number>();
  const kinds = new Set<string>();
  const logins = new Map<string, number[]>();
  let place = 0;
  for await (const part of entries)
    for (const { host, parser, ip, login } of part) {
      const kind = `${host} ${parser}`;
      if (!kinds.has(kind)) kept.add(place);
      kinds.add(kind);
      if (login !== null) {
        const key = `${host} ${ip} ${login}`;
        const places = logins.get(key) ?? [];
        if (places.length === MOST_LOGINS) places.splice(1, 1);
        logins.set(key, [...places, place]);
      }
      place++;
    }
  for (const places of logins.values()) for (const login of places) kept.add(login);
  return kept;
}

function timeOf({ time }: SpoolEntry): number {
  return time ?? NEVER;
}

/** Lines without a process are of none. */
function processOf({ host, pid }: SpoolEntry): string {
  return pid > 0 ? `${host} ${pid}` : '';
}
