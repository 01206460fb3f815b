import type { AddressKey } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { Connection } from './connection.ts';
import type { LineRow } from './decision-table.ts';
import { Dossier } from './dossier.ts';
import { rowOf } from './line-row.ts';
import type { Question } from './question.ts';

/** A pid may have been given to a new process after this time without a line. Microseconds. */
const STALE = 600_000_000;
const STALE_LOGGED_IN = 86_400_000_000;
/** What a process may still say after the end of its connection. */
const LAST_WORDS = 10_000_000;
const MANY_PIDS = 4096;
/** A packet that was dropped comes again until the client gives up. */
const RETRANSMIT = 130_000_000;

/** The connections of the asked addresses, joined from their lines by pid, and by address and port. */
export class Connections {
  readonly #dossiers = new Map<AddressKey, Dossier>();
  /** By the pid of the process that serves them. */
  readonly #byPid = new Map<number, Connection>();
  #forgetAt = MANY_PIDS;

  readonly #sshPorts: Set<number>;

  /** @param sshPorts  where sshd listens, as far as the logs do not tell */
  constructor({ byAddress }: Question, sshPorts: readonly number[] = [22]) {
    this.#sshPorts = new Set(sshPorts);
    for (const [key, asked] of byAddress) this.#dossiers.set(key, new Dossier(asked));
  }

  of(key: AddressKey): Dossier {
    return this.#dossiers.get(key) as Dossier;
  }

  /** Events in the order of the log, after `correlate` has filled in what other lines of a session know. */
  take(event: LogEvent): void {
    if (event.action === 'sshd-started') this.#listen(event);
    const row = rowOf(event, this.#sshPorts);
    if (row === undefined) this.#note(event);
    else this.#tell(event, row);
  }

  #tell(event: LogEvent, row: LineRow): void {
    const { sourceKey } = event;
    const dossier = sourceKey === undefined ? undefined : this.#dossiers.get(sourceKey);
    if (sourceKey !== undefined && dossier === undefined) return;
    const pid = pidOf(event);
    const connection = this.#known(pid, event, row) ?? byPort(dossier, event, row) ?? create(dossier, event, row);
    if (connection === undefined) return;
    connection.take(event, row);
    dossier?.name(connection);
    if (pid !== 0 && isOfItsProcess(event, row)) this.#remember(pid, connection);
  }

  #listen(event: LogEvent): void {
    const port = event.get('destination.port');
    if (typeof port === 'number') this.#sshPorts.add(port);
  }

  /** A login goes on in a child process, whose pid a line of its own tells. */
  #note(event: LogEvent): void {
    if (event.line.pid === 0 || this.#byPid.size === 0) return;
    const connection = this.#byPid.get(event.line.pid);
    if (connection === undefined || connection.host !== event.line.host) return;
    const child = event.get('sshwhy.child.pid');
    if (typeof child === 'number') this.#remember(child, connection);
  }

  /** Processes that have said their last are let go of in bulk. */
  #remember(pid: number, connection: Connection): void {
    this.#byPid.set(pid, connection);
    if (this.#byPid.size < this.#forgetAt) return;
    const now = connection.end;
    for (const [other, { end, closed, wasLetIn }] of this.#byPid) {
      if (now - end > (closed ? LAST_WORDS : wasLetIn ? STALE_LOGGED_IN : STALE)) this.#byPid.delete(other);
    }
    this.#forgetAt = Math.max(MANY_PIDS, 2 * this.#byPid.size);
  }

  #known(pid: number, event: LogEvent, { role }: LineRow): Connection | undefined {
    const connection = pid === 0 ? undefined : this.#byPid.get(pid);
    if (connection === undefined || role === 'opens' || role === 'refuses' || connection.refused) return undefined;
    if (connection.host !== event.line.host) return undefined;
    const { sourcePort } = event;
    if (sourcePort !== undefined && connection.port !== undefined && sourcePort !== connection.port) return undefined;
    return goesOn(connection, event.line.time) ? connection : undefined;
  }
}

/** The connection that the line names by address and port. */
function byPort(dossier: Dossier | undefined, event: LogEvent, { role, cause }: LineRow): Connection | undefined {
  const { sourcePort, line } = event;
  if (dossier === undefined || sourcePort === undefined || role === 'opens') return undefined;
  const connection = dossier.latest(sourcePort);
  if (connection === undefined || connection.host !== line.host) return undefined;
  if (role !== 'refuses') return !connection.refused && goesOn(connection, line.time) ? connection : undefined;
  const again = cause === 'firewall' && connection.cause === cause;
  return again && line.time - connection.end < RETRANSMIT ? connection : undefined;
}

function create(dossier: Dossier | undefined, event: LogEvent, row: LineRow): Connection | undefined {
  if (dossier === undefined) return undefined;
  const connection = new Connection(event, row, dossier.asked.meansOthers(event.sourcePort));
  dossier.add(connection, STALE);
  return connection;
}

function goesOn({ end, wasLetIn }: Connection, time: number): boolean {
  return time - end < (wasLetIn ? STALE_LOGGED_IN : STALE);
}

/** Drops are told by the listener; all else by the process of the connection, or about it. */
function isOfItsProcess({ action }: LogEvent, { role }: LineRow): boolean {
  return role !== 'refuses' || action === 'connection-refused';
}

function pidOf(event: LogEvent): number {
  const child = event.action === 'login-grace-timeout' ? event.get('sshwhy.child.pid') : undefined;
  return typeof child === 'number' ? child : event.line.pid;
}
