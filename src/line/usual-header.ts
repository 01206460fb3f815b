import type { Engine, HeadRead } from '../engine/engine.ts';
import {
  FAIL2BAN,
  HEADS_SIZE,
  HOST,
  HOST_SIZE,
  HOSTS,
  KERNEL,
  LAST_PLACE,
  PLAIN,
  PROBES,
  SSHD,
  STAMP,
  STAMP_END,
  TAG_PROGRAMS,
  TAG_SIZE,
  TAGS,
} from '../engine/layout.ts';
import type { Page } from '../page.ts';
import type { Header } from './header.ts';
import type { LineFinder } from './line-finder.ts';
import type { Program, ProgramKind } from './program.ts';
import type { StampReader } from './stamp.ts';
import { beginsWith, hashWith } from './word-table.ts';

/** It has the room up to the tables. */
const LONGEST_HOST = HOSTS - HOST;

const SPACE = 32;
const COLON = 58;

const kinds: Record<ProgramKind, number> = {
  plain: PLAIN,
  syslogd: PLAIN,
  sshd: SSHD,
  kernel: KERNEL,
  fail2ban: FAIL2BAN,
};

/**
 * Knows the parts of headers that were seen before, as bytes: `Nov 21 01:02:03 host sshd[12]: `. The engine reads headers
 * that are made of them alone. What each part means is learnt from the lines that the other readers have read, so that
 * nothing is decided here.
 */
export class UsualHeader {
  readonly #engine: Engine;
  readonly #header: Header;
  readonly #stamps: StampReader;
  /** What the engine has to know. */
  readonly #known = new Uint8Array(HEADS_SIZE);
  readonly #numbers = new Int32Array(this.#known.buffer);
  /** By the place of the word in its table. */
  readonly #hosts: string[] = [];
  readonly #tags: Program[] = [];
  /** That of the line learnt from. */
  #host = '';
  #version = -1;
  /** So many bytes of what is known may be new to the engine. */
  #changed = HEADS_SIZE;

  constructor(engine: Engine, stamps: StampReader, header: Header) {
    this.#engine = engine;
    this.#stamps = stamps;
    this.#header = header;
  }

  /** Another one whenever lines may have to be read otherwise than before. */
  get version(): number {
    return this.#stamps.usual.version;
  }

  /** Tells the engine what is known, unless it knows. */
  tell(): void {
    if (this.#version !== this.version) this.#keepStamp();
    this.#engine.useHeads(this.#known, this.#changed);
    this.#changed = 0;
  }

  programOf(line: HeadRead): Program {
    return this.#tags[line.tag] as Program;
  }

  hostOf(line: HeadRead): string {
    return line.host < 0 ? this.#host : (this.#hosts[line.host] as string);
  }

  /** Microseconds since the epoch. */
  timeOf(line: LineFinder): number {
    return this.#stamps.usual.minuteTime + line.microseconds;
  }

  /** Takes over what the engine has read of a header; false when the line has a part not seen before. */
  take(line: LineFinder): boolean {
    if (line.from < 0) return false;
    const header = this.#header;
    header.program = this.programOf(line);
    header.host = this.hostOf(line);
    header.pid = line.pid;
    header.from = line.from;
    this.#stamps.last = this.timeOf(line);
    return true;
  }

  /**
   * Learns the parts of a line that was read.
   *
   * @param at  where the line begins
   * @param hostAt  where the host stands, or the tag when there is no host
   * @param tagAt  where the tag stands
   */
  learn(page: Page, at: number, hostAt: number, tagAt: number, end: number): void {
    const { bytes } = page;
    const { host, program } = this.#header;
    let to = tagAt;
    while (to < end && !isTagEnd(bytes[to] as number)) to++;
    const size = tagAt - hostAt;
    if (to === tagAt || to - tagAt > TAG_SIZE - 4 || size > LONGEST_HOST || program.kind === 'syslogd') return;
    if (this.#isStampAlone(page, at, end)) return;
    const tag = this.#keep(TAGS, TAG_SIZE, bytes, tagAt, to);
    this.#tags[tag] = program;
    this.#numbers.set([program.questions, kinds[program.kind]], (TAG_PROGRAMS + 8 * tag) >> 2);
    this.#known.set(bytes.subarray(hostAt, tagAt), HOST);
    this.#numbers.set([size, -1], 5);
    this.#host = host;
    this.#changed = Math.max(this.#changed, HOSTS);
    // Only what the engine reads alike is usual.
    if (this.#readAlike(page, at, end) === undefined) {
      this.#numbers[(TAGS + tag * TAG_SIZE) >> 2] = 0;
      this.#changed = HEADS_SIZE;
    } else if (size <= HOST_SIZE - 4 && isWord(bytes, hostAt, tagAt)) {
      this.#hosts[this.#keep(HOSTS, HOST_SIZE, bytes, hostAt, tagAt)] = host;
    }
  }

  /** Whether only the stamp was new, so that the rest need not be learnt again. */
  #isStampAlone(page: Page, at: number, end: number): boolean {
    const read = this.#readAlike(page, at, end);
    if (read === undefined) return false;
    const { host, program } = this.#header;
    return this.programOf(read) === program && this.hostOf(read) === host;
  }

  /** What the engine reads of the line; undefined when that differs from what the other readers have read. */
  #readAlike(page: Page, at: number, end: number): HeadRead | undefined {
    this.tell();
    const shift = this.#engine.load(page, at, end);
    const read = this.#engine.readHead(at + shift, end + shift);
    return read.from - shift === this.#header.from && read.pid === this.#header.pid ? read : undefined;
  }

  #keepStamp(): void {
    const { before, behind, digits, point, unit, version } = this.#stamps.usual;
    this.#numbers.set([before.length, behind.length, digits, point, unit]);
    this.#known.set(before, STAMP);
    this.#known.set(behind, STAMP_END);
    this.#version = version;
    this.#changed = Math.max(this.#changed, HOSTS);
  }

  /** Puts a word into a table; of too many with like hashes the last one stays. Returns its place. */
  #keep(table: number, size: number, bytes: Uint8Array, from: number, to: number): number {
    const word = bytes.subarray(from, to);
    const hash = word.reduce(hashWith, 0);
    const entryOf = (place: number) => table + place * size;
    const lengthAt = (place: number) => this.#numbers[entryOf(place) >> 2] as number;
    const isAt = (place: number) =>
      lengthAt(place) === word.length && beginsWith(this.#known, entryOf(place) + 4, word);
    const places = Array.from({ length: PROBES }, (_, i) => (hash + i) & LAST_PLACE);
    const place = places.find((at) => lengthAt(at) === 0 || isAt(at)) ?? hash & LAST_PLACE;
    if (isAt(place)) return place;
    this.#numbers[entryOf(place) >> 2] = word.length;
    this.#known.set(word, entryOf(place) + 4);
    this.#changed = HEADS_SIZE;
    return place;
  }
}

/** Space, `:` and `[`; what stands in parentheses is a part of the tag. */
function isTagEnd(byte: number): boolean {
  return byte === SPACE || byte === COLON || byte === 91;
}

/** Whether `from`..`to` is one word and its space, and no word that may mean something else than a host. */
function isWord(bytes: Uint8Array, from: number, to: number): boolean {
  const word = Buffer.from(bytes.subarray(from, to)).toString('latin1');
  return word.indexOf(' ') === word.length - 1 && !/^(?:[<[]|last |--- )|: $/.test(word) && word.length > 1;
}
