import type { Cause, Strength } from '../event.ts';
import type { AddressKey } from '../parser/address.ts';

/** A log line that proves something; `text` is the raw line (hostile: escape before showing). */
export interface EvidenceLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Byte offset in the uncompressed file. */
  readonly offset: number;
  /** Microseconds since the epoch, NaN when unknown. */
  readonly time: number;
  readonly text: string;
  /** Of the file, where it is followed: what the id of the line's event is made of. */
  readonly identity?: string;
}

/** An address that was cut, how often, and who logs in from there. */
export interface CutSource {
  readonly ip: string;
  readonly count: number;
  /** Users who logged in from this address; empty when nobody did. */
  readonly users: readonly string[];
}

/** Who caused it: an address or a network, with its part of the whole. */
export interface Blame {
  /** Address, or network in CIDR form. */
  readonly source: string;
  readonly addresses: number;
  readonly connections: number;
  /** Part of all connections that could be counted, 0 to 1. */
  readonly share: number;
  /** What they did, in words. */
  readonly detail: string;
}

/** One step of the story, in time order. */
export interface ChainStep {
  /** Microseconds since the epoch; NaN when the step spans no one moment. */
  readonly time: number;
  readonly text: string;
}

export interface Fact {
  readonly label: string;
  readonly text: string;
}

/** One thing to do: what stands in `settings` is written into `file`, then `command` can be pasted. */
export interface RemedyStep {
  readonly text: string;
  readonly file?: string;
  readonly settings?: readonly string[];
  readonly command?: string;
}

/** Cut connections over time: `counts[i]` happened from `start + i * step` on (both microseconds). */
export interface Timeline {
  readonly start: number;
  readonly step: number;
  readonly counts: readonly number[];
}

/** Somebody who normally gets in and was cut. */
export interface Lockout {
  readonly source: string;
  readonly users: readonly string[];
  readonly count: number;
  /** When that address got in, nearest to the cut; microseconds since the epoch. */
  readonly letIn: number;
}

/** One cause acting on one subject for a while. Times are microseconds since the epoch, counts are connections. */
export interface Incident {
  /** Stable: the same logs give the same id. */
  readonly id: string;
  readonly cause: Cause;
  readonly host: string;
  /** The address it is about, or '' when it is about the whole host. */
  readonly subject: string;
  /** The same in short, where it is at hand. */
  readonly subjectKey?: AddressKey | undefined;
  /** `open`: the log ended before it was known to be over. */
  readonly state: 'open' | 'closed';
  readonly strength: Strength;
  /** 0 (noise) to 100 (somebody who belongs here cannot get in). */
  readonly severity: number;
  readonly start: number;
  readonly end: number;
  /** Connections that were cut, as true as the log allows: summary lines count what they say. */
  readonly count: number;
  /** Log lines that told it. */
  readonly lines: number;
  /** One sentence for a person. */
  readonly message: string;
  readonly lockouts: readonly Lockout[];
  /** Addresses that were cut, most often first; the longest lists are cut, `sourceCount` is the true number. */
  readonly sources: readonly CutSource[];
  readonly sourceCount: number;
  readonly users: readonly string[];
  readonly blame: readonly Blame[];
  readonly chain: readonly ChainStep[];
  readonly facts: readonly Fact[];
  readonly evidence: readonly EvidenceLine[];
  readonly remedy: readonly RemedyStep[];
  readonly timeline: Timeline;
  /** Grows with every line that tells it, when somebody proves to be locked out, and when it is over: the highest is right. */
  readonly revision: number;
  /** A plain copy with everything above: of an incident as it is handed out, what is worded is made when it is read. */
  toJSON?(): Incident;
}
