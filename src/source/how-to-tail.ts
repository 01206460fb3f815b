import type { FileHandle } from 'node:fs/promises';
import type { LineBatch, LogFile } from '../event.ts';

/** An open file, and what it is. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly path: string;
  readonly device: string;
  readonly inode: string;
  readonly compressed: boolean;
}

/**
 * `changed`: the file was emptied or written anew; what it had before is no longer there. `copy`: it begins as another
 * file that is known, and nothing of it was given out.
 */
export type ReadResult = readonly LineBatch[] | 'end' | 'changed' | 'copy';

/** What its lines say they are from; filled in when known. */
export interface LiveFile extends LogFile {
  identity: string;
  modified: number;
}

export interface HowToTail {
  /** Bytes read at once. */
  readonly chunkSize: number;
  readonly onLongLine: () => void;
  /** The identity of a file with these first bytes; undefined when another one has them, unless this `isSure` to be no copy. */
  readonly identify: (head: Buffer, isSure: boolean) => string | undefined;
}
