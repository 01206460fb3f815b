import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import type { Fold } from './fold.ts';
import { Folds } from './folds.ts';
import { compareIncidents } from './incident-order.ts';

/** So many may wait before it is decided which ones to keep. */
const WAITING = 400;
/** How many incidents of one cause get a place of their own: lock-outs, those about a host, those about one source. */
export interface Shown {
  readonly lockout: number;
  readonly host: number;
  readonly source: number;
}

const SHOWN: Shown = { lockout: 10, host: 10, source: 3 };

/** What the page shows: some incidents in full, all others as sums. */
export interface Selection {
  readonly shown: readonly Incident[];
  readonly folds: readonly Fold[];
}

/**
 * Keeps what a page needs of any number of incidents in bounded memory: the most important ones of each cause, the others
 * as sums by cause and host. The order they come in makes no difference, but for addresses beyond the first 65,536 of a fold.
 */
export class TopIncidents {
  #kept: Incident[] = [];
  #pruned = 0;
  /** The last one that was kept of those with many: what comes behind it need not be kept. */
  readonly #worst: Readonly<Record<keyof Shown, Map<Cause, Incident>>> = {
    lockout: new Map(),
    host: new Map(),
    source: new Map(),
  };
  readonly #folds = new Folds();
  readonly #limits: Shown;

  constructor(limits: Shown = SHOWN) {
    this.#limits = limits;
  }

  add(incident: Incident): void {
    const worst = this.#worst[kindOf(incident)].get(incident.cause);
    if (worst !== undefined && compareIncidents(incident, worst) > 0) {
      this.#folds.add(incident);
      return;
    }
    this.#kept.push(incident);
    if (this.#kept.length >= this.#pruned + WAITING) this.#prune();
  }

  /** May be asked for at any time; more incidents may follow. */
  select(): Selection {
    this.#prune();
    const folds = this.#folds.copy();
    const shown = [...this.#kept];
    const alone = folds.filter((fold) => fold.incidents === 1);
    return {
      shown: [...shown, ...alone.map((fold) => fold.sample)].sort(compareIncidents),
      folds: folds.filter((fold) => fold.incidents > 1).sort(compareFolds),
    };
  }

  #prune(): void {
    const places = new Map<string, number>();
    const kept: Incident[] = [];
    for (const incident of this.#kept.sort(compareIncidents)) {
      const kind = kindOf(incident);
      const key = kind + incident.cause;
      const place = (places.get(key) ?? 0) + 1;
      places.set(key, place);
      if (place <= this.#limits[kind]) kept.push(incident);
      else this.#folds.add(incident);
      if (place === this.#limits[kind]) this.#worst[kind].set(incident.cause, incident);
    }
    this.#kept = kept;
    this.#pruned = kept.length;
  }
}

function kindOf(incident: Incident): keyof Shown {
  if (incident.lockouts.length > 0) return 'lockout';
  return incident.subjectKey === undefined && incident.subject === '' ? 'host' : 'source';
}

function compareFolds(a: Fold, b: Fold): number {
  return compareIncidents(a.sample, b.sample) || b.connections - a.connections;
}
