import type { LineBatch } from '../event.ts';
import { latin1Of } from '../page.ts';
import type { AlertList } from './cscli-list.ts';
import type { ExportEntry } from './journal-export.ts';
import type { PrettyEntry } from './journal-pretty.ts';

/** Of an entry cut by the end of its batch no more than this is kept as evidence. */
const LONGEST_ORIGINAL = 1 << 16;

export type Collector = ExportEntry | PrettyEntry | AlertList;

/** An entry of several lines while it is being read, and where it stands. */
export class OpenEntry {
  readonly collector: Collector;
  readonly lineNumber: number;
  readonly #batch: LineBatch;
  readonly #start: number;
  #kept: string | undefined;

  constructor(collector: Collector, batch: LineBatch, start: number, lineNumber: number) {
    this.collector = collector;
    this.#batch = batch;
    this.#start = start;
    this.lineNumber = lineNumber;
  }

  /** Whether the entry comes from the file of this batch. */
  isIn(batch: LineBatch): boolean {
    return this.#batch.file.path === batch.file.path;
  }

  /** Keeps what this batch holds of the entry; the batch ends before the entry does. */
  carryOver(batch: LineBatch): void {
    const start = batch === this.#batch ? this.#start : 0;
    const part = latin1Of(batch.bytes, start, Math.min(batch.bytes.length, start + LONGEST_ORIGINAL));
    this.#kept = ((this.#kept ?? '') + part).slice(0, LONGEST_ORIGINAL);
  }

  /** A part of the entry as a batch of its own: its text (decoded). */
  part(text: string): LineBatch {
    const { file, offset } = this.#batch;
    const bytes = new Uint8Array(Buffer.from(text));
    return { file, bytes, ascii: false, offset: offset + this.#start };
  }

  /** The batch that holds the entry, and where; a batch of its own when the entry spans several. */
  place(batch: LineBatch | undefined, end: number): { batch: LineBatch; start: number; end: number } {
    if (batch === this.#batch) return { batch, start: this.#start, end };
    const text = (this.#kept ?? '') + (batch ? latin1Of(batch.bytes, 0, Math.min(end, LONGEST_ORIGINAL)) : '');
    const { file, offset } = this.#batch;
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
    const own = { file, bytes, ascii: false, offset: offset + this.#start };
    return { batch: own, start: 0, end: bytes.length };
  }
}
