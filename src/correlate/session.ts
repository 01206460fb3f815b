import type { Action } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';

const MAX_WAITING = 4;
/** What tells of a cut, and may stand before the line that names the client. */
const waits: ReadonlySet<Action> = new Set([
  'access-denied',
  'account-locked',
  'banner-invalid',
  'kex-negotiation-failed',
  'max-auth-tries',
  'protocol-error',
  'protocol-mismatch',
] as const);

export type SessionEnd = 'closed' | 'accepted' | 'timeout' | 'refused' | 'unknown';

/**
 * What one sshd process did for one connection, joined by its pid. Times are microseconds since the epoch. One object
 * serves many sessions, one after the other: whoever is told of one (a rule's handler) must not keep it.
 */
export class Session {
  pid = 0;
  /** Those that began after and before it, see Sessions. */
  next: Session | undefined;
  previous: Session | undefined;
  source: AddressKey | undefined;
  port: number | undefined;
  /** When the connection came in; NaN when the log does not tell (LogLevel INFO). */
  openedAt = Number.NaN;
  firstSeen = Number.NaN;
  lastSeen = Number.NaN;
  acceptedAt = Number.NaN;
  /** Who was let in. */
  user: string | undefined;
  /** Tries to log in that failed. */
  tries = 0;
  /** The last try was counted by a line that announces it; the `Failed` line that follows is the same try. */
  announced = false;
  /** It was counted as cut for MaxAuthTries (two lines tell it). */
  cutForTries = false;
  /** It was counted as broken by the network. */
  broke = false;
  /** It was counted as denied by policy. */
  denied = false;
  /** Lines that name no client, until one does. */
  waiting: LogEvent[] | undefined;
  endedAt = Number.NaN;
  end: SessionEnd = 'unknown';

  /** Forgets the session that the object served before. */
  begin(pid: number): void {
    this.pid = pid;
    this.source = undefined;
    this.port = undefined;
    this.openedAt = Number.NaN;
    this.acceptedAt = Number.NaN;
    this.user = undefined;
    this.tries = 0;
    this.announced = false;
    this.cutForTries = false;
    this.broke = false;
    this.denied = false;
    this.waiting = undefined;
    this.endedAt = Number.NaN;
    this.end = 'unknown';
  }

  /** Takes over what the line knows, and gives the line what the session knows. */
  join(event: LogEvent): void {
    if (!Number.isNaN(event.line.time)) this.lastSeen = event.line.time;
    if (event.sourceKey !== undefined) {
      this.source ??= event.sourceKey;
      this.port ??= event.sourcePort;
    } else if (this.source !== undefined) {
      event.ambiguous = false; // another line of the same process settles it
      event.sourceKey = this.source;
      event.sourcePort = this.port;
    }
    if (this.user !== undefined && event.userName === undefined) event.userName = this.user;
  }

  /** Keeps a line that names no client until another line of this process does; false when it is not worth waiting. */
  wait(event: LogEvent): boolean {
    if (!waits.has(event.action)) return false;
    this.waiting ??= [];
    if (this.waiting.length >= MAX_WAITING) return false;
    this.waiting.push(event.detached());
    return true;
  }

  /** Another process may have got the same pid: the line names another client than this session had. */
  isOther(event: LogEvent): boolean {
    if (event.sourceKey === undefined || this.source === undefined) return false;
    if (event.sourceKey !== this.source) return true;
    return event.sourcePort !== undefined && this.port !== undefined && event.sourcePort !== this.port;
  }
}
