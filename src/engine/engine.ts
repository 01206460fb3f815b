import { UserError } from '../error.ts';
import type { Page } from '../page.ts';
import { classes } from './classes.ts';
import { engineCode } from './engine-code.ts';
import {
  CLASSES,
  FREE,
  HEADS,
  LINES,
  RECORD,
  RECORD_HOST,
  RECORD_PID,
  RECORD_SUFFIX,
  RECORD_TAG,
  TOKEN_NUMBERS,
} from './layout.ts';
import { textLists } from './texts.ts';

const PAGE = 65_536;
/** So many pages are added at once. */
const MORE = 16;

/** What is used of WebAssembly: TypeScript has its types among those of browsers only. */
interface WebAssemblyPart {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Exports };
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly read: (questions: number, from: number, to: number, shift: number) => number;
  readonly lines: (from: number, to: number, most: number, shift: number) => number;
  readonly head: (from: number, to: number) => number;
}

/** What the engine says of a header: where the message begins (0: a part is not known), and as in RECORD. */
export interface HeadRead {
  readonly from: number;
  readonly pid: number;
  readonly tag: number;
  readonly host: number;
}

/** A stretch of its memory. */
interface Room {
  at: number;
  length: number;
}

/**
 * What reads usual headers and tells messages apart, in WebAssembly (`assembly/`): there the same work takes a fraction of
 * the time. It has a memory of its own (`layout.ts`), in which the patterns stand as programs, and the lines that are read.
 */
export class Engine {
  /**
   * `read(questions, from, to, shift)`: recognises the message [from, to) in its memory, see `assembly/message.ts`;
   * `copyTokens` and `hasSuffix` tell more.
   */
  readonly read: Exports['read'];
  /** `lines(from, to, most, shift)`: reads the lines in [from, to) of its memory, see `assembly/lines.ts`; `copyLines` tells. */
  readonly lines: Exports['lines'];
  readonly #head: Exports['head'];
  readonly #memory: Exports['memory'];
  #bytes: Uint8Array;
  /** The same in numbers of 32 bits. */
  #words: Int32Array;
  #free = FREE;
  readonly #texts = new Map<string, number>();
  /** What is held, from where to where, and where it stands. */
  #page: Page | undefined;
  #from = 0;
  #to = 0;
  readonly #held: Room = { at: 0, length: 0 };
  readonly #other: Room = { at: 0, length: 0 };
  #heads: Uint8Array | undefined;

  /** @throws UserError `no-web-assembly` */
  constructor() {
    const { memory, read, lines, head } = start();
    this.read = read;
    this.lines = lines;
    this.#head = head;
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Int32Array(memory.buffer);
    this.#bytes.set(classes, CLASSES);
    for (const [at, texts] of textLists) this.#writeTexts(at, texts);
  }

  #writeTexts(at: number, texts: readonly string[]): void {
    const places = texts.flatMap((text) => [this.keep(Buffer.from(text)), text.length]);
    this.write(at, [texts.length, ...places]);
  }

  /** Gives away `length` bytes of its memory, for good; returns where they stand, a multiple of 8. */
  reserve(length: number): number {
    const at = this.#free;
    this.#free += (length + 7) & ~7;
    // Sixteen bytes are read at once, also where fewer are left: those behind them are not used.
    const missing = this.#free + 16 - this.#bytes.length;
    if (missing > 0) {
      this.#memory.grow(Math.max(MORE, Math.ceil(missing / PAGE)));
      this.#bytes = new Uint8Array(this.#memory.buffer);
      this.#words = new Int32Array(this.#memory.buffer);
    }
    return at;
  }

  /** Writes numbers of 32 bits; `at` is a multiple of 4. */
  write(at: number, numbers: ArrayLike<number>): void {
    this.#words.set(numbers, at >> 2);
  }

  /** Keeps a text for good, each one once; returns where it stands. */
  keep(text: Uint8Array): number {
    const key = Buffer.from(text).toString('latin1');
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const at = this.reserve(text.length);
    this.#bytes.set(text, at);
    this.#texts.set(key, at);
    return at;
  }

  /**
   * Holds the stretch [from, to) of a page until the next one: for what is read many times.
   *
   * @returns what is to be added to a place in the page for one in memory
   */
  hold(page: Page, from: number, to: number): number {
    if (!this.#holds(page, from, to)) {
      this.#copy(page, from, to, this.#held);
      this.#page = page;
      this.#from = from;
      this.#to = to;
    }
    return this.#held.at - this.#from;
  }

  /** The same for a stretch that is read once, if it is not held: until the next call. */
  load(page: Page, from: number, to: number): number {
    if (this.#holds(page, from, to)) return this.#held.at - this.#from;
    this.#copy(page, from, to, this.#other);
    return this.#other.at - from;
  }

  #holds(page: Page, from: number, to: number): boolean {
    return page === this.#page && from >= this.#from && to <= this.#to;
  }

  #copy({ bytes }: Page, from: number, to: number, room: Room): void {
    if (to - from > room.length) {
      room.length = Math.max(PAGE, 2 * (to - from));
      room.at = this.reserve(room.length);
    }
    this.#bytes.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), room.at);
  }

  /**
   * Headers are now those of which this is known (`line/usual-header.ts`).
   *
   * @param changed  so many bytes of it may be others than when it was used last
   */
  useHeads(known: Uint8Array, changed: number): void {
    if (this.#heads !== known) this.#bytes.set(known, HEADS);
    else if (changed > 0) this.#bytes.set(known.subarray(0, changed), HEADS);
    this.#heads = known;
  }

  /** Reads the header of the line [from, to). */
  readHead(from: number, to: number): HeadRead {
    const message = this.#head(from, to);
    const told = (place: number) => this.#words[(LINES + place) >> 2] as number;
    return { from: message, pid: told(RECORD_PID), tag: told(RECORD_TAG), host: told(RECORD_HOST) };
  }

  /** Copies the records of the lines that were read last, `count` numbers. */
  copyLines(to: Int32Array, count: number): void {
    const from = LINES >> 2;
    to.set(this.#words.subarray(from, from + count));
  }

  /** Copies the tokens of the message that was read last, in their order. */
  copyTokens(to: Int32Array, count: number): void {
    const words = this.#words;
    for (let i = 0, from = (LINES + RECORD) >> 2; i < count * TOKEN_NUMBERS; i++) to[i] = words[from + i] as number;
  }

  /** Whether that message ended in ` [preauth]` or ` [postauth]`. */
  get hasSuffix(): boolean {
    return this.#words[(LINES + RECORD_SUFFIX) >> 2] !== 0;
  }
}

let started: Engine | undefined;

/**
 * The one of this process, which all registries share: each would take gigabytes of addresses.
 * @throws UserError `no-web-assembly`
 */
export function engine(): Engine {
  started ??= new Engine();
  return started;
}

function start(): Exports {
  const { WebAssembly } = globalThis as { WebAssembly?: WebAssemblyPart };
  const help =
    'WebAssembly takes some GiB of addresses (not of memory): lift that limit (ulimit -v, LimitAS=), or start it with NODE_OPTIONS=--disable-wasm-trap-handler; do without --jitless';
  if (WebAssembly === undefined) throw new UserError('no-web-assembly', 'this Node runs without WebAssembly', help);
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(engineCode, 'base64'))).exports;
  } catch (error) {
    throw new UserError('no-web-assembly', `WebAssembly does not start: ${(error as Error).message}`, help);
  }
}
