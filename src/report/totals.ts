import type { Incident } from '../correlate/incident.ts';

const MOST_NAMES = 100_000;

/** Sums over all incidents. Names are held in memory up to a limit; `more` says that there were others. */
export class Totals {
  incidents = 0;
  /** Attacks and what does not speak SSH are not counted: nobody was cut. */
  connectionsCut = 0;
  /** Addresses locked out, counted for each incident. */
  lockouts = 0;
  more = false;
  readonly #users = new Set<string>();
  readonly #sources = new Set<string>();

  add(incident: Incident): void {
    this.incidents++;
    if (incident.cause !== 'brute-force' && incident.cause !== 'protocol') this.connectionsCut += incident.count;
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
