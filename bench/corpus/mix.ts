import type { EpisodeMaker } from './episode.ts';
import { fail2ban, firewall } from './episodes/bans.ts';
import { bruteForce } from './episodes/brute-force.ts';
import { otherPrograms, repeatedMessage, serverRestart } from './episodes/machine-noise.ts';
import { maxStartups } from './episodes/max-startups.ts';
import { oddName } from './episodes/odd-lines.ts';
import { oldBruteForce, oldProbe, oldStubbornGuesser } from './episodes/old-wording.ts';
import { penalty } from './episodes/penalties.ts';
import { refusedByPolicy, refusedByTcpWrappers } from './episodes/refusals.ts';
import { scanner } from './episodes/scanners.ts';
import { session } from './episodes/sessions.ts';

export interface Ingredient {
  readonly make: EpisodeMaker;
  /** How often such an episode begins, relative to the others. */
  readonly weight: number;
  /** At most one of these runs at a time: there is one listening sshd. */
  readonly exclusive?: true;
}

/** The log opens with this, so that the smallest corpus holds the server's own lines too. */
export const OPENING: Ingredient = { make: serverRestart, weight: 0.05, exclusive: true };

export const MIX: readonly Ingredient[] = [
  { make: bruteForce, weight: 21 },
  { make: oldBruteForce, weight: 20 },
  { make: oldStubbornGuesser, weight: 3 },
  { make: oldProbe, weight: 2 },
  { make: refusedByTcpWrappers, weight: 18 },
  { make: maxStartups, weight: 1.95, exclusive: true },
  { make: penalty, weight: 3.2 },
  { make: scanner, weight: 12 },
  { make: session, weight: 9 },
  { make: fail2ban, weight: 5.5 },
  { make: firewall, weight: 8 },
  { make: refusedByPolicy, weight: 2 },
  { make: otherPrograms, weight: 16 },
  { make: repeatedMessage, weight: 1 },
  OPENING,
  { make: oddName, weight: 0.3 },
];
