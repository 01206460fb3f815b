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
  const hosts = openOn(open);
  const kept = await knowledge(entries());
  let at = 0;
  for await (const part of entries()) {
    for (const entry of part) {
      const isNeeded = kept.has(at++) || Number.isNaN(entry.time) || tells(entry, hosts.get(entry.host));
      if (isNeeded && entry.pid > 0) hostIn(hosts, entry.host).processes.add(entry.pid);
    }
  }
  return (entry, place) => {
    if (timeOf(entry) >= now - RECENT || kept.has(place)) return true;
    const host = hosts.get(entry.host);
    return tells(entry, host) || host?.processes.has(entry.pid) === true;
  };
}

/** Whether all of these lines are kept for their time alone, and so those that came after them. */
export function areRecent(entries: readonly SpoolEntry[], now: number): boolean {
  return entries.every((entry) => timeOf(entry) >= now - RECENT);
}

/** What goes on at a host. */
interface GoesOn {
  /** Since when an incident about the host itself is open. */
  since: number;
  /** The same of those about an address. */
  readonly sources: Map<string, number>;
  /** Those that wrote lines which are needed. */
  readonly processes: Set<number>;
}

/** Whether an incident that is open may be about the line. */
function tells({ time, ip }: SpoolEntry, host: GoesOn | undefined): boolean {
  if (host === undefined) return false;
  return time >= host.since || time >= (host.sources.get(ip) ?? NEVER);
}

/** By the host's name. */
function openOn(open: Iterable<OpenIncident>): Map<string, GoesOn> {
  const hosts = new Map<string, GoesOn>();
  for (const { host, source, start: own, detail } of open) {
    // A ban tells the attack before it, which may have begun long ago.
    const { failuresFrom = Number.NaN } = (detail ?? {}) as { failuresFrom?: number };
    const start = Number.isNaN(failuresFrom) ? own : Math.min(failuresFrom, own);
    // Of what has no time nobody knows how long it has been going on.
    const from = Number.isNaN(start) ? Number.NEGATIVE_INFINITY : start;
    const goesOn = hostIn(hosts, host.name);
    if (source === undefined) goesOn.since = Math.min(goesOn.since, from - BEFORE);
    else goesOn.sources.set(source.ip, Math.min(goesOn.sources.get(source.ip) ?? NEVER, from));
  }
  return hosts;
}

function hostIn(hosts: Map<string, GoesOn>, name: string): GoesOn {
  const known = hosts.get(name);
  if (known !== undefined) return known;
  const host: GoesOn = { since: NEVER, sources: new Map(), processes: new Set() };
  hosts.set(name, host);
  return host;
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
  return Number.isNaN(time) ? NEVER : time;
}
