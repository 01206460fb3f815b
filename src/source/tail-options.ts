import type { FileRecord } from './file-mark.ts';
import type { SourceNotice } from './live-source.ts';

/** Where to begin with a log that was never followed. */
export type Beginning = 'beginning' | 'end' | 'rotated';

export interface TailOptions {
  /** `rotated`: the rotated files as well; default `beginning`: the current file. */
  readonly from?: Beginning;
  /** Makes ids differ from those of another machine's log of the same name. */
  readonly machine: string;
  /** So long after a rotation something may still be written to the old file; milliseconds without a new byte. */
  readonly grace?: number;
  /** Bytes read at once. */
  readonly chunkSize?: number;
  readonly onNotice?: (notice: SourceNotice) => void;
  readonly onLongLine?: () => void;
}

/** What is kept of a log between two runs. */
export interface TailState {
  /** Oldest first. */
  readonly files: readonly FileRecord[];
}
