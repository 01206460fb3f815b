import type { Connection } from './connection.ts';
import { type Asked, NEAR } from './question.ts';

/** So many connections of one address are kept when any of them may be meant: the latest, and the latest that were cut. */
const MOST = 400;
const FIRST_PRUNE = 16;

/** The connections of one asked address, in the order in which they began. */
export class Dossier {
  readonly asked: Asked;
  connections: Connection[] = [];
  /** All there were, kept or not. */
  seen = 0;
  readonly #latestOfPort = new Map<number, Connection>();
  #pruneAt = FIRST_PRUNE;

  constructor(asked: Asked) {
    this.asked = asked;
  }

  /** The latest connection from this port. */
  latest(port: number): Connection | undefined {
    return this.#latestOfPort.get(port);
  }

  /** `stale`: after this time without a line (microseconds) a connection is taken to be over. */
  add(connection: Connection, stale: number): void {
    this.seen++;
    this.connections.push(connection);
    if (this.connections.length >= this.#pruneAt) this.#prune(connection.start - stale);
  }

  name(connection: Connection): void {
    if (connection.port !== undefined) this.#latestOfPort.set(connection.port, connection);
  }

  /** Lets go of what no attempt is near to; of an address whose attempts have neither time nor port, of the oldest. */
  #prune(over: number): void {
    const { asked, connections } = this;
    const latest = new Set(asked.isOpen ? latestOf(connections) : []);
    this.connections = connections.filter(
      (connection) =>
        latest.has(connection) || (connection.end >= over && !connection.closed) || isAsked(connection, asked),
    );
    this.#pruneAt = Math.max(FIRST_PRUNE, 2 * this.connections.length);
    const kept = new Set(this.connections);
    for (const [port, connection] of this.#latestOfPort) if (!kept.has(connection)) this.#latestOfPort.delete(port);
  }
}

function latestOf(connections: readonly Connection[]): Connection[] {
  return [...connections.slice(-MOST), ...connections.filter(({ cause }) => cause !== undefined).slice(-MOST)];
}

function isAsked({ port, start, end }: Connection, asked: Asked): boolean {
  return (port !== undefined && asked.ports.has(port)) || asked.touches(start - NEAR, end + NEAR);
}
