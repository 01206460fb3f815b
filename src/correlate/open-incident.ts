import type { Cause } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { Evidence, roomForHost, roomForSource } from './evidence.ts';
import type { Host } from './host.ts';
import type { Rule } from './rule.ts';
import type { Source } from './source.ts';
import { Tally, Timed } from './tally.ts';
import { ownCopy } from './text-store.ts';

const MAX_VICTIMS = 10_000;
const MAX_USERS = 16;

/** An incident that may still grow. `detail` is what its rule remembers besides. */
export class OpenIncident<Detail = unknown> {
  readonly rule: Rule<Detail>;
  readonly host: Host;
  /** The address it is about; undefined when it is about the host. */
  readonly source: Source | undefined;
  readonly detail: Detail;
  readonly evidence: Evidence;
  readonly timed = new Timed();
  /** Who was cut, for incidents about a host; those about one source count themselves. */
  readonly victims: Tally | undefined;
  users: readonly string[] = [];
  moreUsers = false;
  /** Times of the first and the last line that belongs to it. */
  start: number;
  end: number;
  /** Connections cut. */
  count = 0;
  /** Known to be over (unbanned, throttling ended), or known to go on (banned) whatever the time. */
  over = false;
  lasting = false;
  /** Holds lines of the batch in hand. */
  #unsettled = false;

  constructor(rule: Rule<Detail>, host: Host, source: Source | undefined, time: number) {
    this.rule = rule;
    this.host = host;
    this.source = source;
    this.detail = rule.detail();
    this.evidence = new Evidence(source ? roomForSource : roomForHost);
    this.victims = source ? undefined : new Tally(MAX_VICTIMS);
    this.start = time;
    this.end = time;
  }

  get cause(): Cause {
    return this.rule.cause;
  }

  /** A line belongs to it; `cut` connections more were cut. */
  add(event: LogEvent, cut: number, telling = false): void {
    this.touch(event.line.time);
    if (!this.#unsettled) {
      this.#unsettled = true;
      this.host.unsettled.push(this as OpenIncident);
    }
    this.evidence.add(event.line, telling);
    this.count += cut;
    if (cut > 0) this.timed.add(event.line.time, cut);
    this.#addUser(event);
  }

  /** Lets go of the batch. */
  settle(): void {
    this.#unsettled = false;
    this.evidence.settle();
  }

  touch(time: number): void {
    if (Number.isNaN(time)) return;
    if (!(this.start <= time)) this.start = time;
    if (!(this.end >= time)) this.end = time;
  }

  /** At most 16 users are kept; `moreUsers` tells that there were others. */
  #addUser(event: LogEvent): void {
    if (this.moreUsers) return;
    const name = event.userName;
    if (!name || this.users.includes(name)) return;
    if (this.users.length === MAX_USERS) this.moreUsers = true;
    else this.users = [...this.users, ownCopy(name)];
  }
}
