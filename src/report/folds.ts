import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { Fold } from './fold.ts';

const MOST_FOLDS = 500;

/** Incidents as sums by cause and host. Beyond the limit, further hosts share one sum for each cause, with the host ''. */
export class Folds {
  /** By two names that are there already: one made of both would be made and hashed for each incident. */
  readonly #byHost = new Map<string, Map<Cause, Fold>>();
  #size = 0;

  add(incident: Incident): void {
    const { cause, host } = incident;
    const known = this.#byHost.get(host)?.get(cause);
    (known ?? this.#place(incident, this.#size < MOST_FOLDS ? host : '')).add(incident);
  }

  /** Sums to add to, so that the running ones stay as they are. */
  copy(): Fold[] {
    return [...this.#byHost.values()].flatMap((folds) => [...folds.values()].map((fold) => fold.copy()));
  }

  #place(incident: Incident, host: string): Fold {
    const { cause } = incident;
    const folds = this.#byHost.get(host) ?? new Map<Cause, Fold>();
    this.#byHost.set(host, folds);
    const known = folds.get(cause);
    if (known) return known;
    const fold = new Fold(incident, host);
    folds.set(cause, fold);
    this.#size++;
    return fold;
  }
}
