import type { Engine } from '../engine/engine.ts';
import {
  MOST_LINES,
  RECORD,
  RECORD_END,
  RECORD_FROM,
  RECORD_HOST,
  RECORD_LINE_END,
  RECORD_PATTERN,
  RECORD_PID,
  RECORD_SIZE,
  RECORD_START,
  RECORD_SUFFIX,
  RECORD_TAG,
  RECORD_TIME,
  WRAPPED,
} from '../engine/layout.ts';
import type { LineBatch } from '../event.ts';
import { NO_BATCH } from './empty-line.ts';
import type { UsualHeader } from './usual-header.ts';

/** So many bytes are looked through at once. */
const BLOCK = 32_768;
/** When the last lines had to be read anew: in a quiet log the next one may have to be as well. */
const FEWEST = 2;

/** Finds the lines of a batch, one after the other, with what the engine makes of them. */
export class LineFinder {
  /** Where the line in hand begins. */
  start = 0;
  /** Where its line end stands; the batch's length when it has none. */
  lineEnd = -1;
  /** The records of lines that were read together (`engine/layout.ts`); where that of the line in hand stands, and where they end. */
  words = new Int32Array(1024);
  #at = 0;
  #end = 0;
  readonly #engine: Engine;
  readonly #usual: UsualHeader;
  #batch: LineBatch = NO_BATCH;
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
    this.#at += this.#number(RECORD_SIZE);
    if (this.#at >= this.#end || this.#version !== this.#usual.version) return this.#findMore();
    this.#take();
    return true;
  }

  /** Where the line ends, without a carriage return. */
  get end(): number {
    return this.#number(RECORD_END);
  }

  /** Where the message begins; below 0 when the header has a part that is not known. */
  get from(): number {
    return this.#number(RECORD_FROM);
  }

  /** The place of its tag, and of its host (-1: the one learnt last), see UsualHeader. */
  get tag(): number {
    return this.#number(RECORD_TAG);
  }

  get host(): number {
    return this.#number(RECORD_HOST);
  }

  get pid(): number {
    return this.#number(RECORD_PID);
  }

  /** Since its minute began. */
  get microseconds(): number {
    return this.#number(RECORD_TIME);
  }

  /** The number of the pattern that the message fits; NO_PATTERN, or less when it was not tried. */
  get pattern(): number {
    return this.#number(RECORD_PATTERN);
  }

  /** In front of the message stands something that was not passed over. */
  get isWrapped(): boolean {
    return this.pattern === WRAPPED;
  }

  get hasSuffix(): boolean {
    return this.#number(RECORD_SUFFIX) !== 0;
  }

  /** Where in `words` the pattern's tokens stand. */
  get tokens(): number {
    return this.#at + (RECORD >> 2);
  }

  #number(place: number): number {
    return this.words[this.#at + (place >> 2)] as number;
  }

  #take(): void {
    this.start = this.#number(RECORD_START);
    this.lineEnd = this.#number(RECORD_LINE_END);
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
      const shift = this.#engine.hold(this.#batch, start, this.#blockEnd);
      const count = this.#engine.lines(start + shift, this.#blockEnd + shift, this.#most, shift);
      if (count > 0) this.#copy(count);
      else if (this.#blockEnd < length) continue;
      else this.#setLast(start, length);
      this.#at = 0;
      this.#take();
      return true;
    }
  }

  #copy(count: number): void {
    if (count > this.words.length) this.words = new Int32Array(2 * count);
    this.#engine.copyLines(this.words, count);
    this.#end = count;
  }

  /** What has no line end. */
  #setLast(from: number, to: number): void {
    this.words.set([RECORD >> 2, from, to, to, -1]);
    this.#end = RECORD >> 2;
  }
}
