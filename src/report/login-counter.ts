import type { LogEvent } from '../parser/log-event.ts';

const MOST_OPEN = 10_000;
/** They tell of a failure that a `Failed …` line of the same process may tell again. */
const announcing = new Set(['sshd.invalid-user', 'sshd.pam-error']);

/** Tries to log in, each counted once though two lines may tell of it. */
export class LoginCounter {
  /** Processes whose last failure was announced. */
  readonly #announced = new Set<string>();

  /** How many tries the line adds to those told so far. */
  count(event: LogEvent): number {
    const { line, count, match } = event;
    const { id, outcome } = match.parser.spec;
    if (outcome === 'success' || line.pid === 0) return count;
    const process = `${line.host} ${line.pid}`;
    if (announcing.has(id)) {
      if (this.#announced.has(process)) return 0;
      if (this.#announced.size >= MOST_OPEN) this.#forgetOldest();
      this.#announced.add(process);
      return count;
    }
    return this.#announced.delete(process) ? count - 1 : count;
  }

  #forgetOldest(): void {
    for (const process of this.#announced) {
      this.#announced.delete(process);
      return;
    }
  }
}
