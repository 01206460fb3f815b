import type { Page } from '../event.ts';
import type { Header } from './header.ts';
import { type Literal, literalOf, standsAt } from './literal.ts';
import type { Program } from './program.ts';
import type { StampReader } from './stamp.ts';
import { isDigitByte } from './usual-stamp.ts';
import { hashWith, WordTable } from './word-table.ts';

const SPACE = 32;
const COLON = 58;
/** As many as six bits tell apart. */
const RECENT = 64;

/** A host as it stands in the log, with the space behind it; of no bytes when the lines name none. */
interface UsualHost {
  readonly word: Literal;
  readonly name: string;
}

/** A tag as it stands in the log. */
interface UsualTag {
  readonly word: Literal;
  readonly program: Program;
}

/**
 * Reads headers whose every part was seen before, as bytes: `Nov 21 01:02:03 host sshd[12]: `. What each part means is
 * learnt from the lines that the other readers have read, so that nothing is decided here.
 */
export class UsualHeader {
  readonly #header: Header;
  readonly #stamps: StampReader;
  readonly #hosts = new WordTable<UsualHost>();
  readonly #tags = new WordTable<UsualTag>();
  /** The tags read lately, by their first five bytes: a few programs write nearly all lines, in no order. */
  readonly #recent: (UsualTag | undefined)[] = new Array(RECENT).fill(undefined);
  /** That of the last line. */
  #host: UsualHost | undefined;
  /** Where stamp and host of a line stand that was read lately, and how many bytes they are (0: of none). */
  #page: Page | undefined;
  #at = 0;
  #length = 0;

  constructor(stamps: StampReader, header: Header) {
    this.#stamps = stamps;
    this.#header = header;
  }

  /** Reads the line `at`..`end`; false when it has a part not seen before. */
  read(page: Page, at: number, end: number): boolean {
    let host = this.#host;
    if (host === undefined) return false;
    const { bytes } = page;
    const { usual } = this.#stamps;
    let tagAt = at + this.#length;
    if (!this.#beginsLikeLast(page, at, end)) {
      const hostAt = usual.read(page, at, end);
      if (hostAt < 0) return false;
      if (!standsAt(host.word, page, hostAt, end)) {
        host = this.#findHost(bytes, hostAt, end);
        if (host === undefined) return false;
        this.#host = host;
      }
      tagAt = hostAt + host.word.length;
      this.#page = page;
      this.#at = at;
      this.#length = tagAt - at;
    }
    const tag = this.#tagAt(page, tagAt, end);
    if (tag === undefined) return false;
    if (!this.#readTagEnd(bytes, tagAt + tag.word.length, end)) return false;
    if (this.#header.program !== tag.program) this.#header.program = tag.program;
    if (this.#header.host !== host.name) this.#header.host = host.name;
    this.#stamps.last = usual.time;
    return true;
  }

  /**
   * Learns the parts of a line that was read.
   *
   * @param hostAt  where the host stands, or the tag when there is no host
   * @param tagAt  where the tag stands
   */
  learn(bytes: Uint8Array, hostAt: number, tagAt: number, end: number): void {
    const { host, program, pid, from } = this.#header;
    this.#length = 0; // the same bytes may mean another time now
    let to = tagAt;
    while (to < end && !isTagEnd(bytes[to] as number)) to++;
    const isUsual = to > tagAt && this.#readTagEnd(bytes, to, end) && this.#header.from === from;
    const isSame = isUsual && this.#header.pid === pid;
    this.#header.from = from;
    this.#header.pid = pid;
    if (!isSame || !isUsualKind(program)) return;
    this.#tags.add(bytes, tagAt, to, { word: literalOf(bytes.slice(tagAt, to)), program });
    this.#host = { word: literalOf(bytes.slice(hostAt, tagAt)), name: host };
    if (isWord(bytes, hostAt, tagAt)) this.#hosts.add(bytes, hostAt, tagAt, this.#host);
  }

  /** Whether stamp and host are those of the line remembered: in a busy log many lines share their second. */
  #beginsLikeLast(page: Page, at: number, end: number): boolean {
    const length = this.#length;
    if (page !== this.#page || length < 4 || at + length > end || !this.#stamps.usual.isKnown) return false;
    const { view } = page;
    const last = this.#at;
    for (let i = length - 4; i > 0; i -= 4) {
      if (view.getInt32(at + i, true) !== view.getInt32(last + i, true)) return false;
    }
    return view.getInt32(at, true) === view.getInt32(last, true);
  }

  #tagAt(page: Page, at: number, end: number): UsualTag | undefined {
    const { bytes, view } = page;
    if (at + 5 > end) return this.#findTag(bytes, at, end);
    const place = Math.imul(view.getInt32(at, true) ^ ((bytes[at + 4] as number) << 13), 0x9e3779b1) >>> 26;
    const recent = this.#recent[place];
    if (recent !== undefined && standsAt(recent.word, page, at, end) && isTagEnd(bytes[at + recent.word.length] ?? 0)) {
      return recent;
    }
    const tag = this.#findTag(bytes, at, end);
    if (tag !== undefined) this.#recent[place] = tag;
    return tag;
  }

  #findHost(bytes: Uint8Array, at: number, end: number): UsualHost | undefined {
    let hash = 0;
    for (let to = at; to < end; to++) {
      const byte = bytes[to] as number;
      hash = hashWith(hash, byte);
      if (byte === SPACE) return this.#hosts.find(bytes, at, to + 1, hash);
    }
    return undefined;
  }

  #findTag(bytes: Uint8Array, at: number, end: number): UsualTag | undefined {
    let hash = 0;
    let to = at;
    for (; to < end; to++) {
      const byte = bytes[to] as number;
      if (isTagEnd(byte)) break;
      hash = hashWith(hash, byte);
    }
    return this.#tags.find(bytes, at, to, hash);
  }

  /** Reads `[12]: ` or `: `; false for all else, and for what may stand before the message itself. */
  #readTagEnd(bytes: Uint8Array, at: number, end: number): boolean {
    let to = at;
    let pid = 0;
    if (bytes[to] === 91) {
      const stop = to + 11;
      while (++to < stop && isDigitByte(bytes[to] as number)) pid = pid * 10 + (bytes[to] as number) - 48;
      if (to === at + 1 || bytes[to] !== 93) return false;
      to++;
    }
    const from = to + 2;
    if (from >= end || bytes[to] !== COLON || bytes[to + 1] !== SPACE) return false;
    // Blanks, or Solaris' `[ID 800047 auth.info]`.
    if (bytes[from] === SPACE || (bytes[from] === 91 && bytes[from + 1] === 73)) return false;
    this.#header.pid = pid;
    this.#header.from = from;
    return true;
  }
}

/** Space, `(`, `:` and `[`. */
function isTagEnd(byte: number): boolean {
  return byte === SPACE || byte === 40 || byte === COLON || byte === 91;
}

/** Whether `from`..`to` is one word and its space, and no word that may mean something else than a host. */
function isWord(bytes: Uint8Array, from: number, to: number): boolean {
  const word = Buffer.from(bytes.subarray(from, to)).toString('latin1');
  return word.indexOf(' ') === word.length - 1 && !/^(?:[<[]|last |--- )|: $/.test(word) && word.length > 1;
}

function isUsualKind({ kind }: Program): boolean {
  return kind !== 'syslogd';
}
