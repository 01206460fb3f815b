import type { EvidenceLine, Incident, RemedyStep } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { type AddressKey, addressKey, normaliseIp } from '../parser/address.ts';
import { NEAR, type Question } from './question.ts';

const MOST = 500;

/** What an incident tells for one of its attempts. */
export interface Story {
  readonly cause: Cause;
  readonly host: string;
  readonly start: number;
  readonly end: number;
  readonly remedy: readonly RemedyStep[];
  readonly evidence: readonly EvidenceLine[];
}

/** The incidents about asked addresses, and those about everybody at a time that is asked for. */
export class Stories {
  readonly #question: Question;
  readonly #bySource = new Map<AddressKey, Incident[]>();
  readonly #ofHosts: Story[] = [];

  constructor(question: Question) {
    this.#question = question;
  }

  add(incident: Incident): void {
    const { subject, start, end, state } = incident;
    const { anybody, byAddress } = this.#question;
    const to = state === 'open' ? Number.POSITIVE_INFINITY : end + NEAR;
    if (subject === '') {
      if (this.#ofHosts.length < MOST && (anybody.isOpen || anybody.touches(start - NEAR, to))) {
        const { cause, host, remedy, evidence } = incident;
        this.#ofHosts.push({ cause, host, start, end, remedy, evidence });
      }
      return;
    }
    const ip = normaliseIp(subject);
    const key = ip === undefined ? undefined : addressKey(ip);
    const asked = key === undefined ? undefined : byAddress.get(key);
    if (key === undefined || asked === undefined || incident.cause === 'brute-force') return;
    if (!asked.isOpen && !asked.touches(start - NEAR, to)) return;
    const known = this.#bySource.get(key);
    if (known === undefined) this.#bySource.set(key, [incident]);
    else if (known.length < MOST) known.push(incident);
    else known[MOST - 1] = incident;
  }

  /** The incident of this cause nearest to the time, about the address before one about its host. */
  find(cause: Cause, key: AddressKey, time: number): Story | undefined {
    return nearest(this.#bySource.get(key) ?? [], cause, time) ?? nearest(this.#ofHosts, cause, time);
  }
}

function nearest(stories: readonly Story[], cause: Cause, time: number): Story | undefined {
  let best: Story | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const story of stories) {
    if (story.cause !== cause) continue;
    const distance = Math.max(story.start - time, time - story.end, 0);
    if (distance < least || best === undefined) {
      best = story;
      least = distance;
    }
  }
  return best;
}
