import type { LineBatch } from '../event.ts';
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
    const part = batch === this.#batch ? batch.text.slice(this.#start) : batch.text;
    this.#kept = ((this.#kept ?? '') + part.slice(0, LONGEST_ORIGINAL)).slice(0, LONGEST_ORIGINAL);
  }

  /** A part of the entry as a batch of its own: its text (decoded), and on which of the entry's lines it begins. */
  part(text: string, line: number): { batch: LineBatch; start: number; end: number } {
    const { file, offset } = this.#batch;
    const bytes = new Uint8Array(Buffer.from(text));
    const own = Buffer.from(bytes).toString('latin1');
    const firstLine = this.lineNumber + line;
    const batch = { file, text: own, bytes, offset: offset + this.#start, firstLine, ascii: false };
    return { batch, start: 0, end: own.length };
  }

  /** The batch that holds the entry, and where; a batch of its own when the entry spans several. */
  place(batch: LineBatch | undefined, end: number): { batch: LineBatch; start: number; end: number } {
    if (batch === this.#batch) return { batch, start: this.#start, end };
    const text = (this.#kept ?? '') + (batch?.text.slice(0, Math.min(end, LONGEST_ORIGINAL)) ?? '');
    const { file, offset } = this.#batch;
    const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
    const own = { file, text, bytes, offset: offset + this.#start, firstLine: this.lineNumber, ascii: false };
    return { batch: own, start: 0, end: text.length };
  }
}
