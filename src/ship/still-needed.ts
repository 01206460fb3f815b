import type { OpenIncident } from '../correlate/open-incident.ts';
import type { ReadRecords } from './spool.ts';
import type { SpoolRecord } from './spool-record.ts';

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
 * @param records  all lines, in order; asked for twice
 * @returns to be asked once for every line, by its place in that order
 */
export async function stillNeeded(
  records: ReadRecords,
  open: Iterable<OpenIncident>,
  now: number,
): Promise<(record: SpoolRecord, place: number) => boolean> {
  const starts = startsOf(open);
  const tells = (record: SpoolRecord) => {
    const time = timeOf(record);
    return time >= (starts.get(record.host) ?? NEVER) || time >= (starts.get(`${record.host} ${record.ip}`) ?? NEVER);
  };
  const kept = await knowledge(records());
  const processes = new Set<string>();
  let at = 0;
  for await (const part of records()) {
    for (const record of part) {
      if ((kept.has(at++) || tells(record)) && record.pid > 0) processes.add(processOf(record));
    }
  }
  return (record, place) =>
    timeOf(record) >= now - RECENT || kept.has(place) || tells(record) || processes.has(processOf(record));
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
async function knowledge(records: ReturnType<ReadRecords>): Promise<Set<number>> {
  const kept = new Set<number>();
  const kinds = new Set<string>();
  const logins = new Map<string, number[]>();
  let place = 0;
  for await (const part of records)
    for (const { host, parser, ip, login } of part) {
      const kind = `${host} ${parser}`;
      if (!kinds.has(kind)) kept.add(place);
      kinds.add(kind);
      if (login !== undefined) {
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

function timeOf({ time }: SpoolRecord): number {
  return time ?? NEVER;
}

/** Lines without a process are of none. */
function processOf({ host, pid }: SpoolRecord): string {
  return pid > 0 ? `${host} ${pid}` : '';
}
