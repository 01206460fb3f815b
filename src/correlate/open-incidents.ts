import { idleFrom, type OpenIncident } from './open-incident.ts';

const FEWEST = 1024;

/**
 * All open incidents, in the order in which they began, each at a place of its own. Beside them stands from when on an
 * incident may be idle, so that a sweep goes through numbers that lie together, and comes to few of the incidents.
 */
export class OpenIncidents {
  /** What ended leaves a hole. */
  #all: (OpenIncident | undefined)[] = new Array(FEWEST).fill(undefined);
  #idleFrom = new Float64Array(FEWEST);
  /** Nothing stands before the one, nor from the other on. */
  #begin = 0;
  #end = 0;
  size = 0;

  *[Symbol.iterator](): Generator<OpenIncident> {
    for (let place = this.#begin; place < this.#end; place++) {
      const incident = this.#all[place];
      if (incident !== undefined) yield incident;
    }
  }

  /** The oldest. */
  get first(): OpenIncident | undefined {
    while (this.#begin < this.#end && this.#all[this.#begin] === undefined) this.#begin++;
    return this.#all[this.#begin];
  }

  /** A new one; it is looked at in the next sweep. */
  add(incident: OpenIncident): void {
    if (this.#end === this.#all.length) this.#makeRoom();
    incident.place = this.#end;
    this.#all[this.#end] = incident;
    this.#idleFrom[this.#end++] = Number.NEGATIVE_INFINITY;
    this.size++;
  }

  /** Does nothing when it is not among them. */
  remove(incident: OpenIncident): void {
    const { place } = incident;
    if (this.#all[place] !== incident) return;
    this.#all[place] = undefined;
    this.#idleFrom[place] = Number.POSITIVE_INFINITY;
    this.size--;
  }

  /**
   * Goes through those that may be idle, the oldest first.
   *
   * @param look  it may remove the incident
   */
  sweep(now: number, look: (incident: OpenIncident) => void): void {
    for (let place = this.#begin; place < this.#end; place++) {
      if ((this.#idleFrom[place] as number) >= now) continue;
      const incident = this.#all[place] as OpenIncident;
      look(incident);
      if (this.#all[place] === incident) this.#idleFrom[place] = idleFrom(incident, now);
    }
  }

  /** Closes the holes, and takes twice the room where more than a quarter of it is used. */
  #makeRoom(): void {
    const open = [...this];
    const room = open.length * 4 > this.#all.length ? this.#all.length * 2 : this.#all.length;
    const before = this.#idleFrom;
    this.#all = new Array(room).fill(undefined);
    this.#idleFrom = new Float64Array(room);
    open.forEach((incident, place) => {
      this.#all[place] = incident;
      this.#idleFrom[place] = before[incident.place] as number;
      incident.place = place;
    });
    this.#begin = 0;
    this.#end = open.length;
  }
}
