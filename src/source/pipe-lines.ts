import type { Readable } from 'node:stream';
import type { LineBatch, LogFile } from '../event.ts';
import { usualChunk } from './chunk-size.ts';
import { LineCutter } from './cut-lines.ts';

/** The lines of a pipe, as many as have come; what is not asked for makes the writer wait. */
export class PipeLines {
  readonly #stream: Readable;
  readonly #cutter: LineCutter;
  #rest: Buffer | undefined;
  #isOver = false;
  #gaveLast = false;

  constructor(stream: Readable, file: LogFile, onLongLine: () => void) {
    this.#stream = stream;
    this.#cutter = new LineCutter(file, usualChunk, onLongLine);
    const over = () => {
      this.#isOver = true;
    };
    stream.on('end', over).on('close', over).on('error', over);
    // A stream begins to read when somebody listens; 'readable' leaves it to `read` how much.
    stream.on('readable', () => {});
  }

  /** All was given out, and nothing more will come. */
  get ended(): boolean {
    return this.#gaveLast;
  }

  /** @param look  sees the bytes before they are cut into lines */
  read(look: (bytes: Buffer) => void = () => {}): readonly LineBatch[] {
    for (;;) {
      const bytes = this.#rest ?? (this.#stream.read() as Buffer | null);
      if (bytes === null) break;
      const part = bytes.subarray(0, usualChunk);
      this.#rest = bytes.length > usualChunk ? bytes.subarray(usualChunk) : undefined;
      look(part);
      part.copy(this.#cutter.buffer, this.#cutter.base);
      const batches = this.#cutter.take(part.length);
      if (batches.length > 0) return batches;
    }
    if (!this.#isOver || this.#gaveLast) return [];
    this.#gaveLast = true;
    return this.#cutter.end();
  }
}
