import type { LogLine } from '../event.ts';
import { NumberTable } from './number-table.ts';
import { Session } from './session.ts';

/**
 * The sessions of one host that are going on, by pid, and in the order in which they began. The object of one that is
 * over is used again for the next one: it holds until then.
 */
export class Sessions {
  readonly #byPid = new NumberTable<Session>();
  /** The oldest; each names the next. */
  first: Session | undefined;
  #last: Session | undefined;
  /** Those that are over; each names the next. */
  #over: Session | undefined;

  get size(): number {
    return this.#byPid.size;
  }

  get(pid: number): Session | undefined {
    return this.#byPid.get(pid);
  }

  /** A new one; there must be none with this pid. */
  begin({ pid, time }: LogLine): Session {
    const session = this.#over ?? new Session();
    this.#over = session.next;
    session.begin(pid);
    session.firstSeen = time;
    session.lastSeen = time;
    session.next = undefined;
    session.previous = this.#last;
    if (this.#last === undefined) this.first = session;
    else this.#last.next = session;
    this.#last = session;
    this.#byPid.set(pid, session);
    return session;
  }

  end(session: Session): void {
    const { next, previous } = session;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.#last = previous;
    else next.previous = previous;
    this.#byPid.delete(session.pid);
    session.previous = undefined;
    session.next = this.#over;
    this.#over = session;
  }
}
