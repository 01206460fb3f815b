import { isAscii } from 'node:buffer';
import type { LineBatch, LogFile } from '../event.ts';

const newline = 10;

/** A place in a file: bytes before it, and the number of the line that begins there (from 1). */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

/** Longer lines are cut to this many bytes (line end not counted). */
export const maxLineLength = 65_536;

/**
 * Cuts the bytes of one file into batches of whole lines. The caller puts bytes into `buffer` from `base` on and calls
 * `take`; the unfinished line is kept just before `base`, so that only it is ever copied.
 */
export class LineCutter {
  readonly buffer: Buffer;
  readonly base: number;
  readonly #file: LogFile;
  readonly #onLongLine: () => void;
  /** Bytes of the file up to `base`. */
  #seen: number;
  /** Bytes of an unfinished line kept before `base`. */
  #kept = 0;
  #line: number;
  /** In the rest of a line that was too long. */
  #dropping = false;
  /** Where that line begins. */
  #longLine: Place = { offset: 0, line: 1 };

  /**
   * @param chunkSize  bytes that can be read at once
   * @param onLongLine  called for every line that was cut
   * @param from  where in the file the bytes begin
   */
  constructor(
    file: LogFile,
    chunkSize: number,
    onLongLine: () => void = () => {},
    maxLine: number = maxLineLength,
    from: Place = { offset: 0, line: 1 },
  ) {
    this.#file = file;
    this.#seen = from.offset;
    this.#line = from.line;
    this.#onLongLine = onLongLine;
    this.base = maxLine;
    this.buffer = Buffer.allocUnsafeSlow(maxLine + Math.max(1, chunkSize));
  }

  /** Bytes of the file taken so far. */
  get seen(): number {
    return this.#seen;
  }

  /** The beginning of the first line that was not given out whole: whoever goes on later begins there. */
  get rest(): Place {
    return this.#dropping ? this.#longLine : { offset: this.#seen - this.#kept, line: this.#line };
  }

  /** Takes `count` bytes from `base` on; afterwards the buffer may be filled anew. */
  take(count: number): LineBatch[] {
    const { buffer, base } = this;
    const end = base + count;
    let start = base - this.#kept;
    if (this.#dropping) {
      const lineEnd = find(buffer, base, end);
      this.#dropping = lineEnd < 0;
      start = lineEnd < 0 ? end : lineEnd + 1;
    }
    const lastNewline = buffer.subarray(base, end).lastIndexOf(newline);
    const stop = lastNewline < 0 ? start : Math.max(start, base + lastNewline + 1);
    const batches: LineBatch[] = [];
    start = this.#cutLong(batches, start, stop);
    if (end - stop > base) {
      batches.push(this.#cutAt(start, stop));
      this.#dropping = true;
      this.#longLine = { offset: this.#seen + stop - base, line: this.#line - 1 };
      start = end;
    } else {
      if (stop > start) batches.push(this.#batch(start, stop));
      start = stop;
    }
    this.#kept = end - start;
    buffer.copyWithin(base - this.#kept, start, end);
    this.#seen += count;
    return batches;
  }

  /** The last line, when the file does not end in a line end. */
  end(): LineBatch[] {
    if (this.#kept === 0) return [];
    this.buffer[this.base] = newline;
    const batch = this.#batch(this.base - this.#kept, this.base + 1);
    this.#kept = 0;
    return [batch];
  }

  /** Emits up to and including the last long line between `start` and `stop`; returns where the rest begins. */
  #cutLong(batches: LineBatch[], start: number, stop: number): number {
    const { buffer, base: maxLine } = this;
    let from = start;
    let line = start;
    while (stop - line > maxLine + 1) {
      const within = buffer.lastIndexOf(newline, line + maxLine);
      if (within >= line) {
        line = within + 1;
      } else {
        // The byte that becomes the line end is one of the dropped ones.
        const lineEnd = buffer.indexOf(newline, line + maxLine);
        batches.push(this.#cutAt(from, line));
        line = lineEnd + 1;
        from = line;
      }
    }
    return from;
  }

  /** A batch from `from` whose last line begins at `line` and is too long. */
  #cutAt(from: number, line: number): LineBatch {
    const cut = line + this.base;
    this.buffer[cut] = newline;
    this.#onLongLine();
    return this.#batch(from, cut + 1);
  }

  #batch(from: number, to: number): LineBatch {
    // Above about 1 MB this is a string outside V8's heap, twice as fast to make as one inside.
    const text = this.buffer.toString('latin1', from, to);
    // The buffer is filled anew while the batch is worked on.
    const bytes = new Uint8Array(this.buffer.subarray(from, to));
    const firstLine = this.#line;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++;
    return {
      file: this.#file,
      text,
      bytes,
      offset: this.#seen + from - this.base,
      firstLine,
      ascii: isAscii(bytes),
    };
  }
}

function find(buffer: Buffer, from: number, to: number): number {
  const at = buffer.subarray(from, to).indexOf(newline);
  return at < 0 ? -1 : from + at;
}
