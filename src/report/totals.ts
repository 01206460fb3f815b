import type { Incident } from '../correlate/incident.ts';

const MOST_NAMES = 100_000;
const cutsNobody: ReadonlySet<Incident['cause']> = new Set(['brute-force', 'protocol', 'max-sessions']);

/** Sums over all incidents. Names are held in memory up to a limit; `more` says that there were others. */
export class Totals {
  incidents = 0;
  /** Attacks, what does not speak SSH, and sessions refused in a connection that goes on are not counted. */
  connectionsCut = 0;
  /** Addresses locked out, counted for each incident. */
  lockouts = 0;
  more = false;
  readonly #users = new Set<string>();
  readonly #sources = new Set<string>();

  add(incident: Incident): void {
    this.incidents++;
    if (!cutsNobody.has(incident.cause)) this.connectionsCut += incident.count;
    this.lockouts += incident.lockouts.length;
    for (const { source, users } of incident.lockouts) {
      this.#note(this.#sources, source);
      for (const user of users) this.#note(this.#users, user);
    }
  }

  /** Different users who were locked out. */
  get lockedOutUsers(): number {
    return this.#users.size;
  }

  /** Different addresses that were locked out. */
  get lockedOutSources(): number {
    return this.#sources.size;
  }

  #note(names: Set<string>, name: string): void {
    if (names.size < MOST_NAMES) names.add(name);
    else if (!names.has(name)) this.more = true;
  }
}
