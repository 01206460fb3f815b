import type { LineBatch, LogFile } from '../event.ts';
import type { Place } from './cut-lines.ts';

/** What can be written as JSON. */
export type Saved = { readonly [name: string]: unknown };

/** A source that goes on: a followed log, the journal, standard input. One caller at a time. */
export interface LiveSource {
  /** The path as configured, `journal` or `-`: the key of its state, and what `log.file.path` shows. */
  readonly name: string;
  /** Nothing more will ever come (a pipe whose writer has gone). */
  readonly ended: boolean;
  /** More is known to be there than `read` gives: `look` finds it. */
  readonly isSearching: boolean;
  /** Looks what has become of the file behind the name. Once a round, before reading. */
  look(): Promise<void>;
  /** The next whole lines; none when all that is there now was given out. */
  read(): Promise<readonly LineBatch[]>;
  /** Whole lines that stand just before the first one to be read: what a header reader remembers is in them. */
  before(): Promise<LineBatch | undefined>;
  /**
   * What to go on from after a restart.
   * @param open  by file, the first line that was given out and is not worked on yet
   */
  state(open: ReadonlyMap<LogFile, Place>): Saved;
  /** Bytes that are there and were not given out; 0 where nobody knows. */
  lag(): number;
  close(): Promise<void>;
}

/** Something worth a line in the shipper's own log. */
export interface SourceNotice {
  readonly level: 'info' | 'warn';
  /** A stable word, e.g. `rotated`, `lost`. */
  readonly code: string;
  /** One sentence that begins with the path (hostile: escape before showing). */
  readonly message: string;
}
