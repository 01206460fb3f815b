import type { Action } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Host } from './host.ts';
import type { Session, SessionEnd } from './session.ts';

const SECOND = 1_000_000;
/** libwrap sleeps so long before a refused child lets go of its slot (tcp_wrappers clean_exit). */
const REFUSED_CHILD = 5 * SECOND;
/** After this time without a line, a connection that has not logged in is no longer waited for. */
const FORGET_UNAUTHENTICATED = 600 * SECOND;
const FORGET_LOGGED_IN = 86_400 * SECOND;
const MAX_SESSIONS = 100_000;
/** LoginGraceTime's default: how long a connection whose end is not logged can have held its slot. */
const LOGIN_GRACE = 120 * SECOND;

/** What a line does to the session of its process; `timeout` is written by the listener and names its child. */
export type SessionRole = 'goes-on' | 'ends' | 'timeout';

/** By what the lines of a connection's own process say. */
const roles: Partial<Record<Action, SessionRole>> = {
  'connection-opened': 'goes-on',
  'connection-refused': 'ends',
  'no-identification': 'goes-on',
  'banner-invalid': 'goes-on',
  'protocol-mismatch': 'goes-on',
  'kex-negotiation-failed': 'ends',
  'protocol-error': 'goes-on',
  ssh_login: 'goes-on',
  'access-denied': 'goes-on',
  'account-locked': 'goes-on',
  'max-auth-tries': 'goes-on',
  'connection-closed': 'ends',
  'connection-reset': 'ends',
  disconnect: 'ends',
  'logged-off': 'ends',
  'max-sessions': 'goes-on',
  'client-alive-timeout': 'ends',
  'login-grace-timeout': 'timeout',
};

/** Undefined for lines that are not joined to sessions. */
export function sessionRole(action: Action): SessionRole | undefined {
  return roles[action];
}

/** Joins lines to sessions by pid, host by host, and tells when a session is over. */
export class SessionTracker {
  readonly #ended: (host: Host, session: Session) => void;

  constructor(ended: (host: Host, session: Session) => void) {
    this.#ended = ended;
  }

  /** The session of the line's process; fills in the address that other lines of the same process know. */
  see(host: Host, event: LogEvent, role: SessionRole, isSuccess: boolean): Session | undefined {
    if (role === 'timeout') return this.#timeout(host, event);
    const { pid, time } = event.line;
    if (pid === 0) return undefined;
    let session = host.sessions.get(pid);
    if (session !== undefined && this.#isStale(session, event)) {
      if (this.#conflicts(session, event)) {
        event.ambiguous = true;
        event.sourceIp = undefined;
        return undefined;
      }
      if (session.end === 'refused') this.#finish(host, session, 'refused', session.endedAt);
      else this.#finish(host, session, 'unknown', session.lastSeen);
      session = undefined;
    }
    if (session === undefined) {
      if (!beginsSession(event)) return undefined;
      if (host.sessions.size >= MAX_SESSIONS) this.#forgetOldest(host);
      session = host.sessions.begin(event.line);
    }
    session.join(event);
    if (event.action === 'connection-opened') session.openedAt = time;
    if (isSuccess && event.action === 'ssh_login') this.#login(host, session, event);
    else if (event.action === 'connection-refused') {
      session.openedAt = time;
      session.endedAt = time + REFUSED_CHILD;
      session.end = 'refused';
    } else if (role === 'ends') this.#finish(host, session, 'closed', time);
    return session;
  }

  /** Lets go of sessions that nothing was heard of for long; also ends the refused ones whose sleep is over. */
  sweep(host: Host, now: number): void {
    let session = host.sessions.first;
    while (session !== undefined) {
      const { next } = session;
      if (session.end === 'refused') {
        if (session.endedAt < now) this.#finish(host, session, 'refused', session.endedAt);
      } else if (!Number.isNaN(session.acceptedAt)) {
        if (session.lastSeen + FORGET_LOGGED_IN < now) host.sessions.end(session);
      } else if (session.lastSeen + FORGET_UNAUTHENTICATED < now) {
        this.#finish(host, session, 'unknown', session.firstSeen + LOGIN_GRACE);
      }
      session = next;
    }
  }

  /** The logs end: every session that holds a slot is told. */
  finishAll(host: Host): void {
    for (let session = host.sessions.first; session !== undefined; session = host.sessions.first) {
      if (session.end === 'refused') this.#finish(host, session, 'refused', session.endedAt);
      else this.#finish(host, session, 'unknown', Math.max(session.lastSeen, session.firstSeen));
    }
  }

  #login(host: Host, session: Session, event: LogEvent): void {
    session.acceptedAt = event.line.time;
    session.user = event.userName ?? '';
    session.end = 'accepted';
    session.endedAt = event.line.time;
    this.#ended(host, session);
  }

  /** `Timeout before authentication` is written by the listener and names its child. */
  #timeout(host: Host, event: LogEvent): Session | undefined {
    const pid = (event.get('sshwhy.child.pid') as number | undefined) ?? event.line.pid;
    const session = host.sessions.get(pid);
    const other = event.address('destination.ip');
    const known = session?.source;
    const isSwapped = known === undefined ? seemsSwapped(host, event, other) : known === other;
    // 9.8p1 names the two ends the wrong way round.
    if (isSwapped) event.sourceKey = other;
    else if (event.sourceKey !== undefined) host.addLocal(other);
    if (session === undefined) return undefined;
    session.join(event);
    this.#finish(host, session, 'timeout', event.line.time);
    return session;
  }

  /** Too long ago, or another client: the pid was given to a new process. */
  #isStale(session: Session, event: LogEvent): boolean {
    if (event.action === 'connection-opened' || session.end === 'refused') return true;
    const { time } = event.line;
    const limit = Number.isNaN(session.acceptedAt) ? FORGET_UNAUTHENTICATED : FORGET_LOGGED_IN;
    return time - session.lastSeen > limit || session.isOther(event);
  }

  /** Two lines of one process within a login's time that name different clients: one of them is not to be trusted. */
  #conflicts(session: Session, event: LogEvent): boolean {
    if (event.action === 'connection-opened' || session.end === 'refused') return false;
    const other = event.sourceKey !== undefined && session.source !== undefined && event.sourceKey !== session.source;
    return other && Number.isNaN(session.acceptedAt) && event.line.time - session.lastSeen < LOGIN_GRACE;
  }

  #finish(host: Host, session: Session, end: SessionEnd, at: number): void {
    host.sessions.end(session);
    if (!Number.isNaN(session.acceptedAt)) return; // its slot was free from the login on, and that was told
    session.end = end;
    session.endedAt = at;
    this.#ended(host, session);
  }

  #forgetOldest(host: Host): void {
    for (let left = MAX_SESSIONS / 8; left > 0 && host.sessions.first !== undefined; left--) {
      this.#finish(host, host.sessions.first, 'unknown', host.sessions.first.lastSeen);
    }
  }
}

/**
 * Whether a line of an unknown process tells of a connection that has not logged in yet. After the login a child with a
 * pid of its own writes the lines; those before it end in `[preauth]`, or name the stage.
 */
function beginsSession(event: LogEvent): boolean {
  const { action, match } = event;
  if (action === 'logged-off' || action === 'max-sessions') return false;
  const ending = action === 'connection-closed' || action === 'connection-reset' || action === 'disconnect';
  return ending ? match.preauth : action !== 'client-alive-timeout';
}

function seemsSwapped(host: Host, event: LogEvent, other: AddressKey | undefined): boolean {
  const { sourceKey } = event;
  if (sourceKey === undefined || other === undefined) return false;
  return host.localAddresses.has(sourceKey) && !host.localAddresses.has(other);
}
