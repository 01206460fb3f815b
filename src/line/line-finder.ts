import type { Engine } from '../engine/engine.ts';
import { LINE_NUMBERS, MOST_LINES } from '../engine/layout.ts';
import type { LineBatch } from '../event.ts';
import { NO_BATCH } from './empty-line.ts';
import type { UsualHeader } from './usual-header.ts';

/** So many bytes are looked through at once. */
const BLOCK = 32_768;
/** When the last lines had to be read anew: in a quiet log the next one may have to be as well. */
const FEWEST = 2;

/** Finds the lines of a batch, one after the other, with what the engine makes of their headers. */
export class LineFinder {
  /** Where the line in hand begins. */
  start = 0;
  /** Where its line end stands; the batch's length when it has none. */
  lineEnd = -1;
  readonly #engine: Engine;
  readonly #usual: UsualHeader;
  #batch: LineBatch = NO_BATCH;
  /** Lines that were looked for together: where they begin in `#lines`, that in hand, and where they end. */
  readonly #lines = new Int32Array(MOST_LINES * LINE_NUMBERS);
  #at = 0;
  #end = 0;
  /** From a place in the batch to one in the engine's memory. */
  #shift = 0;
  /** Where the stretch that is looked through ends. */
  #blockEnd = 0;
  #most = MOST_LINES;
  #version = -1;

  constructor(engine: Engine, usual: UsualHeader) {
    this.#engine = engine;
    this.#usual = usual;
  }

  open(batch: LineBatch): void {
    this.#batch = batch;
    this.#at = this.#end = this.#blockEnd = 0;
    this.lineEnd = -1;
  }

  /** Goes to the next line; false when there is none. */
  next(): boolean {
    this.#at += LINE_NUMBERS;
    if (this.#at >= this.#end || this.#version !== this.#usual.version) return this.#findMore();
    this.#take();
    return true;
  }

  /** Where the line ends, without a carriage return. */
  get end(): number {
    return this.#number(2) - this.#shift;
  }

  /** Where the message begins; below 0 when the header has a part that is not known. */
  get from(): number {
    const from = this.#number(3);
    return from === 0 ? -1 : from - this.#shift;
  }

  /** The place of its tag, and of its host (-1: the one learnt last), see UsualHeader. */
  get tag(): number {
    return this.#number(4);
  }

  get host(): number {
    return this.#number(5);
  }

  get pid(): number {
    return this.#number(6);
  }

  /** Since its minute began. */
  get microseconds(): number {
    return this.#number(7);
  }

  #number(place: number): number {
    return this.#lines[this.#at + place] as number;
  }

  #take(): void {
    this.start = this.#number(0) - this.#shift;
    this.lineEnd = this.#number(1) - this.#shift;
  }

  #findMore(): boolean {
    const { length } = this.#batch.bytes;
    const start = this.lineEnd + 1;
    if (start >= length) return false;
    const isNew = this.#version === this.#usual.version;
    this.#most = isNew ? Math.min(MOST_LINES, this.#most * 2) : FEWEST;
    this.#version = this.#usual.version;
    this.#usual.tell();
    for (let size = BLOCK; ; size *= 2) {
      if (start >= this.#blockEnd || size > BLOCK) this.#blockEnd = Math.min(length, start + size);
      this.#shift = this.#engine.hold(this.#batch, start, this.#blockEnd);
      const found = this.#engine.lines(start + this.#shift, this.#blockEnd + this.#shift, this.#most);
      if (found > 0) this.#engine.copyLines(this.#lines, found * LINE_NUMBERS);
      else if (this.#blockEnd < length) continue;
      else this.#setLast(start + this.#shift, length + this.#shift);
      this.#at = 0;
      this.#end = Math.max(1, found) * LINE_NUMBERS;
      this.#take();
      return true;
    }
  }

  /** What has no line end. */
  #setLast(from: number, to: number): void {
    this.#lines.set([from, to, to, 0]);
  }
}
