import { sameUser } from '../line/escapes.ts';
import type { Attempt, ClientSaw } from './attempt.ts';
import type { Connection } from './connection.ts';
import type { Dossier } from './dossier.ts';
import { SECOND, SKEW } from './question.ts';
import { firstAtLeast } from './sorted.ts';

/** A client's clock may be wrong, but a port comes round again; microseconds. */
const PORT_REACH = 900_000_000;
/** TCP wrappers look names up before they refuse. */
const LOOK_UP = 5_000_000;
/** People type passwords, scanners hold on. */
const FIRST_WORD = 30_000_000;
const HOUR = 3_600_000_000;
/** So many earlier connections are looked at for one that was still open. */
const MOST_EARLIER = 400;

/** The connection that an attempt was. */
export interface Found {
  readonly connection: Connection;
  /** More attempts than lines: which of them the line is about cannot be told. */
  readonly isCrowded: boolean;
}

/** Which of an address's connections each of its attempts was. A line without a port stands for one attempt only. */
export function matchAttempts(dossier: Dossier, attempts: readonly Attempt[]): Map<Attempt, Found> {
  const found = new Map<Attempt, Found>();
  const taken = new Set<Connection>();
  const byPort = Map.groupBy(dossier.connections, ({ port }) => port);
  const left: Attempt[] = [];
  for (const attempt of attempts) {
    const connection = attempt.port === undefined ? undefined : nearest(byPort.get(attempt.port) ?? [], attempt);
    if (connection === undefined) left.push(attempt);
    else {
      found.set(attempt, { connection, isCrowded: false });
      taken.add(connection);
    }
  }
  const timed = left.filter(({ time }) => time !== undefined).sort((a, b) => (a.time as number) - (b.time as number));
  for (const attempt of timed) {
    const connection = byTime(dossier.connections, attempt, taken);
    if (connection === undefined) continue;
    taken.add(connection);
    found.set(attempt, { connection, isCrowded: false });
  }
  markCrowded(found, timed);
  for (const attempt of left) {
    if (attempt.time !== undefined || attempt.port !== undefined) continue;
    const connection = latest(dossier.connections, attempt);
    if (connection) found.set(attempt, { connection, isCrowded: false });
  }
  return found;
}

/** Without a time the latest one; a line without a stamp (`sshd -E`) fits any time. */
function nearest(connections: readonly Connection[], { time, saw }: Attempt): Connection | undefined {
  if (time === undefined) return connections.at(-1);
  let best: Connection | undefined;
  let least = PORT_REACH;
  for (const connection of connections) {
    const distance = distanceTo(connection, time);
    if (distance < least && agrees(connection, saw)) {
      best = connection;
      least = distance;
    }
  }
  return best ?? connections.findLast(({ start }) => Number.isNaN(start));
}

function distanceTo({ start, end }: Connection, time: number): number {
  return Math.max(start - time, time - end, 0);
}

/** At LogLevel INFO the first line of a connection is its failed login or its end, be that long after it came in. */
function isSlow({ opened, refused, wasLetIn }: Connection): boolean {
  return !opened && !refused && !wasLetIn;
}

/** First those at the very time, stamps being cut to the second; of these the cut ones; of these the nearest. */
function farness(connection: Connection, { time = 0, precision = SECOND }: Attempt): number {
  const outside = Math.max(connection.start - time - precision, time - connection.end, 0);
  const cut = connection.cause === undefined ? HOUR : 0;
  return Math.abs(connection.start - time) / 1e3 + cut + (outside > SECOND ? 2 * HOUR : 0);
}

/** The nearest one that may be it. */
function byTime(
  connections: readonly Connection[],
  attempt: Attempt,
  taken: ReadonlySet<Connection>,
): Connection | undefined {
  const from = (attempt.time as number) - SKEW;
  const to = (attempt.time as number) + (attempt.precision ?? SECOND) + SKEW;
  const first = firstAtLeast(connections, from, ({ start }) => start);
  let best: Connection | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let i = Math.max(0, first - MOST_EARLIER); i < connections.length; i++) {
    const connection = connections[i] as Connection;
    if (connection.start > to + FIRST_WORD) break;
    if (connection.start > to + LOOK_UP && !isSlow(connection)) continue;
    if (connection.end < from || (connection.start > to && !connection.refused && !isSlow(connection))) continue;
    if (taken.has(connection) || !mayBe(connection, attempt)) continue;
    const distance = farness(connection, attempt);
    if (distance >= least) continue;
    best = connection;
    least = distance;
  }
  return best;
}

function mayBe(connection: Connection, { port, user, saw }: Attempt): boolean {
  if (port !== undefined && connection.port !== undefined) return false;
  if (user !== undefined && connection.user !== undefined && !sameUser(connection.user, user)) return false;
  return agrees(connection, saw);
}

/** Whether a client of this connection could have seen that. */
function agrees({ refused, reachedSshd, cause, tries, wasLetIn }: Connection, saw: ClientSaw | undefined): boolean {
  switch (saw) {
    case 'no-connection':
      return !reachedSshd;
    case 'refused-in-words':
      return cause === 'max-startups' || cause === 'per-source-penalty';
    case 'before-banner':
      return reachedSshd && !wasLetIn && tries === 0;
    case 'after-banner':
      return !refused;
    default:
      return true;
  }
}

/** Neither time nor port: the latest that was cut, else the latest. */
function latest(connections: readonly Connection[], attempt: Attempt): Connection | undefined {
  const possible = connections.filter((connection) => mayBe(connection, attempt));
  return possible.findLast(({ cause }) => cause !== undefined) ?? possible.at(-1);
}

/** An attempt near in time that got no line: the lines of those beside it may as well be its own. */
function markCrowded(found: Map<Attempt, Found>, timed: readonly Attempt[]): void {
  const without = timed.filter((attempt) => !found.has(attempt)).map(({ time }) => time as number);
  if (without.length === 0) return;
  for (const attempt of timed) {
    const own = found.get(attempt);
    const time = attempt.time as number;
    if (own === undefined || own.connection.port !== undefined) continue;
    const next = without[firstAtLeast(without, time - SKEW, Number)];
    if (next !== undefined && next <= time + SKEW) found.set(attempt, { ...own, isCrowded: true });
  }
}
