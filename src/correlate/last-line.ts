import type { LogFile, LogLine } from '../event.ts';
import { type Page, textOf } from '../page.ts';

const SHORT = 256;
const NONE: LogFile = { path: '' };

/**
 * A copy of the line that came last. One object is written with each further one: only the very last is ever told, so
 * no text is made of the others.
 */
export class LastLine {
  file = NONE;
  lineNumber = 0;
  offset = 0;
  time = Number.NaN;
  /** Its place in the order in which lines came. */
  order = 0;
  #page: Page = { bytes: new Uint8Array(SHORT), ascii: true };
  #isAscii = true;
  #length = 0;

  take(line: LogLine, order: number): void {
    const { start, end, batch } = line;
    if (this.file !== batch.file) this.file = batch.file;
    this.lineNumber = line.lineNumber;
    this.offset = line.offset;
    this.time = line.time;
    this.order = order;
    this.#isAscii = batch.ascii;
    this.#length = end - start;
    if (this.#length > this.#page.bytes.length) this.#page = { bytes: new Uint8Array(this.#length), ascii: true };
    const from = batch.bytes;
    const to = this.#page.bytes;
    for (let i = start; i < end; i++) to[i - start] = from[i] as number;
  }

  get original(): string {
    return textOf({ ...this.#page, ascii: this.#isAscii }, 0, this.#length);
  }
}
