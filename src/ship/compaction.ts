import type { SpoolMark } from './spool.ts';
import type { SpoolEntry } from './spool-frame.ts';

/** Reads what is to be known of all lines, in order. */
export type ReadEntries = () => AsyncIterable<readonly SpoolEntry[]>;
/** Told each line with its place in the order. */
export type FindNeeded = (entries: ReadEntries) => Promise<(entry: SpoolEntry, place: number) => boolean>;

export interface Compaction {
  /** May read what is to be known of all lines several times. */
  readonly findNeeded: FindNeeded;
  /** Resolves when it may go on with the new one: nothing that is not needed can be asked for any more. */
  readonly ready: () => Promise<void>;
  /** Ends it, with its reason as the error. */
  readonly signal: AbortSignal;
  /** As in `read`: what stands behind is given up. */
  readonly onDamage?: () => void;
}

export interface Compacted {
  /** The needed lines were too many, so that the oldest had to be given up. */
  readonly isCut: boolean;
  /** Where a place of the old spool, from where it was compacted on, is in the new one. */
  readonly move: (mark: SpoolMark) => SpoolMark;
}
