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
 * `take`; the unfinished line is put just before `base`, so that only it is ever copied. There are two buffers in turn:
 * while the batches of one are worked on, the other is filled.
 */
export class LineCutter {
  /** Another one after each `take`. */
  buffer: Buffer;
  readonly base: number;
  #spare: Buffer;
  readonly #file: LogFile;
  readonly #onLongLine: () => void;
  /** Bytes of the file up to `base`. */
  #seen: number;
  /** Bytes of an unfinished line kept before `base`. */
  #kept = 0;
  /** Of the line that begins the next batch; undefined when nobody counts. */
  #line: number | undefined;
  /** In the rest of a line that was too long. */
  #dropping = false;
  /** Where that line begins. */
  #longLine: Place = { offset: 0, line: 1 };

  /**
   * @param chunkSize  bytes that can be read at once
   * @param onLongLine  called for every line that was cut
   * @param from  where in the file the bytes begin; then batches tell the numbers of their lines, which costs time
   */
  constructor(
    file: LogFile,
    chunkSize: number,
    onLongLine: () => void = () => {},
    maxLine: number = maxLineLength,
    from?: Place,
  ) {
    this.#file = file;
    this.#seen = from?.offset ?? 0;
    this.#line = from?.line;
    this.#onLongLine = onLongLine;
    this.base = maxLine;
    const size = maxLine + Math.max(1, chunkSize);
    this.buffer = Buffer.allocUnsafeSlow(size);
    this.#spare = Buffer.allocUnsafeSlow(size);
  }

  /** Bytes of the file taken so far. */
  get seen(): number {
    return this.#seen;
  }

  /**
   * The beginning of the first line that was not given out whole: whoever goes on later begins there. Its number is known
   * only where lines are counted.
   */
  get rest(): Place {
    return this.#dropping ? this.#longLine : { offset: this.#seen - this.#kept, line: this.#line ?? 0 };
  }

  /** Takes `count` bytes from `base` on. The batches hold until the next call; the other buffer may be filled meanwhile. */
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
      this.#longLine = { offset: this.#seen + stop - base, line: (this.#line ?? 1) - 1 };
      start = end;
    } else {
      if (stop > start) batches.push(this.#batch(start, stop));
      start = stop;
    }
    this.#kept = end - start;
    this.#seen += count;
    this.buffer = this.#spare;
    this.#spare = buffer;
    buffer.copy(this.buffer, base - this.#kept, start, end);
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
    const { buffer } = this;
    // Not a Buffer: one function for two kinds of arrays is slower for both.
    const bytes = new Uint8Array(buffer.buffer, buffer.byteOffset + from, to - from);
    const page = { bytes, ascii: isAscii(bytes) };
    const offset = this.#seen + from - this.base;
    if (this.#line === undefined) return { file: this.#file, ...page, offset };
    const firstLine = this.#line;
    for (let at = from; at < to; at = buffer.indexOf(newline, at) + 1) this.#line++;
    return { file: this.#file, ...page, offset, firstLine };
  }
}

function find(buffer: Buffer, from: number, to: number): number {
  const at = buffer.subarray(from, to).indexOf(newline);
  return at < 0 ? -1 : from + at;
}
