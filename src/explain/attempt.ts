import type { EvidenceLine, RemedyStep } from '../correlate/incident.ts';
import type { Cause, Strength } from '../event.ts';

/** One try of a client to connect, as far as it is known. Times are microseconds since the epoch. */
export interface Attempt {
  /** In the form of `normaliseIp`. */
  readonly ip: string;
  /** The client's port. */
  readonly port?: number;
  /** When it began, or when it was cut. */
  readonly time?: number;
  /** How exact `time` is: it lies in [time, time + precision). A second when left out. */
  readonly precision?: number;
  readonly user?: string;
  /** How far the client says it came; what it saw never chooses between causes that look the same to it. */
  readonly saw?: ClientSaw;
}

/**
 * What a client can tell for certain. `no-connection`: refused or timed out before any byte of sshd; `refused-in-words`:
 * sshd itself said that it refuses (`Exceeded MaxStartups`, `Not allowed at this time`); `before-banner`: TCP connected,
 * and then cut before sshd's identification; `after-banner`: cut later.
 */
export type ClientSaw = 'no-connection' | 'refused-in-words' | 'before-banner' | 'after-banner';

/** Why an attempt ended. */
export interface Verdict {
  /** `null`: nothing cut it, or the logs hold no trace that tells. */
  readonly cause: Cause | null;
  readonly strength: Strength | null;
  /** One sentence for a person, without a full stop; names and texts in it are as the log has them. */
  readonly summary: string;
  readonly evidence: readonly EvidenceLine[];
  readonly remedy: readonly RemedyStep[];
}

/** Another cause that was looked at. */
export interface Alternative {
  readonly cause: Cause;
  /** `null`: excluded. */
  readonly strength: Strength | null;
  /** What speaks against it. */
  readonly against: string;
}

export interface Explanation {
  readonly attempt: Attempt;
  /** When it was made: by the log's clock if that tells, else as asked; NaN when nobody knows. */
  readonly time: number;
  readonly verdict: Verdict;
  readonly alternatives: readonly Alternative[];
  /** What would make it sure, and how to get it. */
  readonly missing: readonly string[];
}
