import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { Fold } from './fold.ts';
import { compareIncidents } from './incident-order.ts';

const KEPT = 200;
const MOST_FOLDS = 500;
/** How many of one cause get a block of their own. */
const SHOWN = { lockout: 10, host: 10, source: 3 } as const;

/** What the page shows: some incidents in full, all others as sums. */
export interface Selection {
  readonly shown: readonly Incident[];
  readonly folds: readonly Fold[];
}

/**
 * Keeps what a page needs of any number of incidents in bounded memory: the 200 most important ones, the others as sums
 * by cause and host. The order they come in makes no difference, but for addresses beyond the first 65,536 of a fold.
 */
export class TopIncidents {
  #kept: Incident[] = [];
  /** The last one that was kept when there were too many: what comes behind it need not be kept. */
  #worst: Incident | undefined;
  readonly #folds = new Map<string, Fold>();

  add(incident: Incident): void {
    if (this.#worst !== undefined && compareIncidents(incident, this.#worst) > 0) {
      addToFold(this.#folds, incident);
      return;
    }
    this.#kept.push(incident);
    if (this.#kept.length >= 2 * KEPT) this.#prune();
  }

  /** May be asked for at any time; more incidents may follow. */
  select(): Selection {
    this.#prune();
    const folds = new Map([...this.#folds].map(([key, fold]) => [key, fold.copy()]));
    const shown: Incident[] = [];
    const places = new Map<string, number>();
    for (const incident of this.#kept) {
      const kind = kindOf(incident);
      const place = (places.get(kind + incident.cause) ?? 0) + 1;
      places.set(kind + incident.cause, place);
      if (place <= SHOWN[kind]) shown.push(incident);
      else addToFold(folds, incident);
    }
    const alone = [...folds.values()].filter((fold) => fold.incidents === 1);
    return {
      shown: [...shown, ...alone.map((fold) => fold.sample)].sort(compareIncidents),
      folds: [...folds.values()].filter((fold) => fold.incidents > 1).sort(compareFolds),
    };
  }

  #prune(): void {
    this.#kept.sort(compareIncidents);
    for (const incident of this.#kept.slice(KEPT)) addToFold(this.#folds, incident);
    this.#kept = this.#kept.slice(0, KEPT);
    this.#worst = this.#kept[KEPT - 1];
  }
}

function kindOf(incident: Incident): keyof typeof SHOWN {
  if (incident.lockouts.length > 0) return 'lockout';
  return incident.subject === '' ? 'host' : 'source';
}

/** Beyond the limit of folds, further hosts share one for each cause, with the host ''. */
function addToFold(folds: Map<string, Fold>, incident: Incident): void {
  const full = folds.size >= MOST_FOLDS && !folds.has(foldKey(incident.cause, incident.host));
  const host = full ? '' : incident.host;
  const key = foldKey(incident.cause, host);
  const fold = folds.get(key) ?? new Fold(incident, host);
  fold.add(incident);
  folds.set(key, fold);
}

function foldKey(cause: Cause, host: string): string {
  return `${cause} ${host}`;
}

function compareFolds(a: Fold, b: Fold): number {
  return compareIncidents(a.sample, b.sample) || b.connections - a.connections;
}
