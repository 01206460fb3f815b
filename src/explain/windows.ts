import type { EvidenceLine } from '../correlate/incident.ts';
import type { Cause, Strength } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';
import { NEAR, type Question } from './question.ts';

const MOST_EVIDENCE = 4;
/** Of one address, and of everybody, when attempts have no time. */
const MOST_KEPT = 200;

/** A time in which a cause was in force. Microseconds since the epoch; `to` may be infinite. */
export interface Window {
  cause: Cause;
  readonly host: string;
  readonly from: number;
  to: number;
  /** What was in force, for a sentence: `jail sshd`, `penalty for failed authentication`; '' when there is no more to say. */
  what: string;
  /** Between two lines that only count what happened in between. */
  readonly isSummed?: boolean;
  /** Weaker than the table says, for a reason of this window. */
  strength?: Strength | undefined;
  readonly evidence: EvidenceLine[];
}

export function addEvidence({ evidence }: Window, line: EvidenceLine): void {
  if (evidence.length < MOST_EVIDENCE) evidence.push(line);
  else evidence[MOST_EVIDENCE - 1] = line;
}

/** Windows about asked addresses, and about everybody on a host. Those far from every attempt are let go. */
export class Windows {
  readonly #question: Question;
  readonly #bySource = new Map<AddressKey, Window[]>();
  #ofHosts: Window[] = [];
  #pruneAt = 2 * MOST_KEPT;

  constructor(question: Question) {
    this.#question = question;
  }

  aboutSource(key: AddressKey, window: Window): void {
    const windows = this.#bySource.get(key);
    if (windows === undefined) this.#bySource.set(key, [window]);
    else {
      windows.push(window);
      if (windows.length > MOST_KEPT) this.#bySource.set(key, this.#pruned(key, windows));
    }
  }

  aboutHost(window: Window): void {
    this.#ofHosts.push(window);
    if (this.#ofHosts.length < this.#pruneAt) return;
    const { anybody } = this.#question;
    const near = this.#ofHosts.filter(({ from, to }) => anybody.touches(from - NEAR, to + NEAR));
    this.#ofHosts = near.length > 0 || !anybody.isOpen ? near : this.#ofHosts.slice(-MOST_KEPT);
    this.#pruneAt = Math.max(2 * MOST_KEPT, 2 * this.#ofHosts.length);
  }

  ofSource(key: AddressKey): readonly Window[] {
    return this.#bySource.get(key) ?? [];
  }

  get ofHosts(): readonly Window[] {
    return this.#ofHosts;
  }

  #pruned(key: AddressKey, windows: readonly Window[]): Window[] {
    const asked = this.#question.byAddress.get(key);
    const near = windows.filter(({ from, to }) => asked?.touches(from - NEAR, to + NEAR) === true);
    return [...new Set([...near, ...windows.slice(-MOST_KEPT / 2)])];
  }
}
