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
    const { time, host, ip } = entry;
    if (time === null) return true;
    const of = starts.get(host);
    return of !== undefined && (time >= of.host || time >= (of.sources.get(ip) ?? NEVER));
  };
  const kept = await knowledge(entries());
  /** The processes that wrote such lines, by host. */
  const processes = new Map<string, Set<number>>();
  let at = 0;
  for await (const part of entries()) {
    for (const entry of part) {
      if ((kept.has(at++) || tells(entry)) && entry.pid > 0) madeIn(processes, entry.host, newSet).add(entry.pid);
    }
  }
  return (entry, place) =>
    timeOf(entry) >= now - RECENT ||
    kept.has(place) ||
    tells(entry) ||
    processes.get(entry.host)?.has(entry.pid) === true;
}

/** Whether all of these lines are kept for their time alone, and so those that came after them. */
export function areRecent(entries: readonly SpoolEntry[], now: number): boolean {
  return entries.every((entry) => timeOf(entry) >= now - RECENT);
}

/** Since when an incident is open about the host itself, and about each address there. */
interface Starts {
  host: number;
  readonly sources: Map<string, number>;
}

/** By host. */
function startsOf(open: Iterable<OpenIncident>): Map<string, Starts> {
  const starts = new Map<string, Starts>();
  for (const { host, source, start: own, detail } of open) {
    // A ban tells the attack before it, which may have begun long ago.
    const { failuresFrom = Number.NaN } = (detail ?? {}) as { failuresFrom?: number };
    const start = Number.isNaN(failuresFrom) ? own : Math.min(failuresFrom, own);
    const of = madeIn(starts, host.name, newStarts);
    if (source !== undefined) of.sources.set(source.ip, Math.min(of.sources.get(source.ip) ?? NEVER, from(start)));
    else of.host = Math.min(of.host, from(start) - BEFORE);
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

/** Of what has no time nobody knows how long it has been going on. */
function from(start: number): number {
  return Number.isNaN(start) ? Number.NEGATIVE_INFINITY : start;
}

function newStarts(): Starts {
  return { host: NEVER, sources: new Map() };
}

function newSet(): Set<number> {
  return new Set();
}

/** What stands under the key, made when there is nothing. */
function madeIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
