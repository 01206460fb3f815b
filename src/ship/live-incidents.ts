import type { Correlator } from '../correlate/correlator.ts';
import type { Incident } from '../correlate/incident.ts';
import { isIdle, type OpenIncident } from '../correlate/open-incident.ts';
import { tellIncident } from '../correlate/tell.ts';
import type { ShipDocument } from './delivery.ts';
import { type Machine, shippedIncident } from './shipped.ts';

/** One incident is told anew so often at most, milliseconds. */
const AGAIN = 5000;
/** How far a line may lie behind the time that others told, microseconds. */
const LATE = 60_000_000;

/** What was told of an open incident. */
interface Told {
  readonly lines: number;
  readonly isKnown: boolean;
  readonly state: Incident['state'];
  /** Milliseconds of the clock. */
  readonly at: number;
}

/**
 * Tells incidents while they go on. The correlator closes them by the time in the log, as in `analyze`, and nothing here
 * changes what it does. But where no more lines come no time passes: then an incident that was silent for as long is told
 * as closed, while the correlator keeps it until the next line comes.
 */
export class LiveIncidents {
  readonly #correlator: Correlator;
  readonly #machine: Machine;
  readonly #told = new WeakMap<OpenIncident, Told>();
  #absorbed: ShipDocument[] = [];
  /** The clock when the log's time last went on, milliseconds. */
  #heardAt = Date.now();
  #heard = Number.NEGATIVE_INFINITY;

  constructor(correlator: Correlator, machine: Machine) {
    this.#correlator = correlator;
    this.#machine = machine;
    correlator.onAbsorbed = (open) => this.#absorb(open);
  }

  /**
   * Those that the correlator has closed, and those that it has given to others: they may have been told as open, by an
   * earlier run even, and must not stay so.
   */
  closed(incidents: readonly Incident[]): ShipDocument[] {
    const absorbed = this.#absorbed;
    this.#absorbed = [];
    return [...absorbed, ...incidents.map((incident) => shippedIncident(incident, 'closed', this.#machine))];
  }

  /**
   * Those that have changed since they were told.
   * @param isLast  also those that were told a moment ago
   */
  changed(isLast = false): ShipDocument[] {
    const documents: ShipDocument[] = [];
    const now = Date.now();
    const present = this.#present(now);
    for (const open of this.#correlator.openIncidents) {
      const isSilent = isIdle(open, present);
      const state = open.over || isSilent ? 'closed' : 'open';
      const told = this.#told.get(open);
      const isKnown = open.source?.isKnown ?? false;
      if (told?.lines === open.lines && told.state === state && told.isKnown === isKnown) continue;
      if (told !== undefined && !isLast && state === 'open' && now - told.at < AGAIN) continue;
      const incident = tellIncident(open, isSilent ? 'closed' : 'open');
      if (incident === undefined) continue;
      this.#told.set(open, { lines: open.lines, isKnown, state, at: now });
      documents.push(shippedIncident(incident, state === 'closed' ? 'silent' : state, this.#machine));
    }
    return documents;
  }

  #absorb(open: OpenIncident): void {
    const incident = tellIncident(open, 'closed');
    if (incident !== undefined) this.#absorbed.push(shippedIncident(incident, 'absorbed', this.#machine));
  }

  /** The time in the log as it would be now if a line came; microseconds since the epoch. */
  #present(now: number): number {
    const { now: heard } = this.#correlator;
    if (heard !== this.#heard) {
      this.#heard = heard;
      this.#heardAt = now;
    }
    return heard + (now - this.#heardAt) * 1000 - LATE;
  }
}
