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
  RECORD_START,
  RECORD_SUFFIX,
  RECORD_TAG,
  RECORD_TIME,
  UNREAD,
  WRAPPED,
} from '../engine/layout.ts';
import type { LineBatch } from '../event.ts';
import { NO_BATCH } from './empty-line.ts';
import type { UsualHeader } from './usual-header.ts';

// Places in a record, in numbers.
const START = RECORD_START >> 2;
const LINE_END = RECORD_LINE_END >> 2;
const END = RECORD_END >> 2;
const FROM = RECORD_FROM >> 2;
const TAG = RECORD_TAG >> 2;
const HOST = RECORD_HOST >> 2;
const PID = RECORD_PID >> 2;
const TIME = RECORD_TIME >> 2;
const PATTERN = RECORD_PATTERN >> 2;
const SUFFIX = RECORD_SUFFIX >> 2;
const TOKENS = RECORD >> 2;

/** So many bytes are looked through at once. */
const BLOCK = 32_768;
/** When the last lines had to be read anew: where there are many hosts, or few lines, the next one may have to be as well. */
const FEWEST = 2;
/** Records get room in steps of so many numbers. */
const STEP = 1024;

/**
 * Finds the lines of a batch, one after the other, with what the engine makes of them. What there is to say of the line in
 * hand is copied out of its record at once, since nearly all of it is asked for; see `engine/layout.ts`.
 */
export class LineFinder {
  start = 0;
  /** The batch's length when the line has no line end. */
  lineEnd = -1;
  end = 0;
  from = -1;
  tag = 0;
  host = 0;
  pid = 0;
  /** Since its minute began. */
  microseconds = 0;
  pattern = UNREAD;
  suffix = 0;
  /** The records of lines that were read together, and where in them the pattern's tokens stand. */
  words = new Int32Array(STEP);
  tokens = 0;
  /** Where the next record stands, and where they end. */
  #next = 0;
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
    this.#next = this.#end = this.#blockEnd = 0;
    this.lineEnd = -1;
  }

  /** Goes to the next line; false when there is none. */
  next(): boolean {
    if (this.#next >= this.#end || this.#version !== this.#usual.version) return this.#findMore();
    this.#take(this.#next);
    return true;
  }

  /** All of the header was read, and what its program puts in front of the message. */
  get isUsual(): boolean {
    return this.from >= 0 && this.pattern !== WRAPPED;
  }

  #take(at: number): void {
    const { words } = this;
    this.#next = at + (words[at] as number);
    this.start = words[at + START] as number;
    this.lineEnd = words[at + LINE_END] as number;
    this.end = words[at + END] as number;
    this.from = words[at + FROM] as number;
    this.tag = words[at + TAG] as number;
    this.host = words[at + HOST] as number;
    this.pid = words[at + PID] as number;
    this.microseconds = words[at + TIME] as number;
    this.pattern = words[at + PATTERN] as number;
    this.suffix = words[at + SUFFIX] as number;
    this.tokens = at + TOKENS;
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
      this.#take(0);
      return true;
    }
  }

  #copy(count: number): void {
    if (count > this.words.length) this.words = new Int32Array(Math.ceil(count / STEP) * STEP);
    this.#engine.copyLines(this.words, count);
    this.#end = count;
  }

  /** What has no line end. */
  #setLast(from: number, to: number): void {
    this.words.set([RECORD >> 2, from, to, to, -1]);
    this.#end = RECORD >> 2;
  }
}
