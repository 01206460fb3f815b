import type { LogLine } from '../event.ts';
import { NumberTable } from './number-table.ts';
import { SESSION_TIMES, Session } from './session.ts';

/** The times of so many sessions stand side by side; there may be very many hosts with few sessions. */
const TOGETHER = 8;

/**
 * The sessions of one host that are going on, by pid, and in the order in which they began. The object of one that is
 * over is used again for the next one: it holds until then.
 */
export class Sessions {
  readonly #byPid = new NumberTable<Session>();
  /** The oldest; each names the next. */
  first: Session | undefined;
  #last: Session | undefined;
  /** Room for the times of those that are made. */
  #times = new Float64Array();
  #made = 0;
  /** Those that are over; each names the next. */
  #over: Session | undefined;

  get size(): number {
    return this.#byPid.size;
  }

  get(pid: number): Session | undefined {
    return this.#byPid.get(pid);
  }

  /** A new one; there must be none with this pid. */
  begin(line: LogLine): Session {
    const session = this.#over ?? this.#make();
    this.#over = session.next;
    session.begin(line);
    session.next = undefined;
    session.previous = this.#last;
    if (this.#last === undefined) this.first = session;
    else this.#last.next = session;
    this.#last = session;
    this.#byPid.set(line.pid, session);
    return session;
  }

  #make(): Session {
    const place = (this.#made++ % TOGETHER) * SESSION_TIMES;
    if (place === 0) this.#times = new Float64Array(TOGETHER * SESSION_TIMES);
    return new Session(this.#times, place);
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
