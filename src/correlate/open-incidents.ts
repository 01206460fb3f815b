import type { OpenIncident } from './open-incident.ts';

/** All open incidents, in the order in which they began. */
export class OpenIncidents {
  /** The oldest; each names the next younger one. */
  first: OpenIncident | undefined;
  #last: OpenIncident | undefined;
  size = 0;

  *[Symbol.iterator](): Generator<OpenIncident> {
    for (let incident = this.first; incident !== undefined; incident = incident.younger) yield incident;
  }

  add(incident: OpenIncident): void {
    incident.older = this.#last;
    if (this.#last === undefined) this.first = incident;
    else this.#last.younger = incident;
    this.#last = incident;
    this.size++;
  }

  /** Does nothing when it is not among them. */
  remove(incident: OpenIncident): void {
    const { older, younger } = incident;
    if (older === undefined && this.first !== incident) return;
    if (older === undefined) this.first = younger;
    else older.younger = younger;
    if (younger === undefined) this.#last = older;
    else younger.older = older;
    incident.older = undefined;
    incident.younger = undefined;
    this.size--;
  }
}
