import type { Engine } from '../engine/engine.ts';
import type { Page } from '../event.ts';
import type { Header } from './header.ts';
import type { LineFinder } from './line-finder.ts';
import type { Program } from './program.ts';
import type { StampReader } from './stamp.ts';
import { beginsWith, hashWith } from './word-table.ts';

// How the engine wants to have it (`engine/assembly/lines.ts`): places in bytes.
const STAMP = 32;
const STAMP_END = 96;
const HOST = 128;
const LONGEST_HOST = 256;
/** Up to here stands what changes with every minute. */
const TABLES = 384;
const HOSTS = { at: TABLES, size: 72, last: 255 };
const TAGS = { at: HOSTS.at + 256 * HOSTS.size, size: 48, last: 255 };
const ALL = TAGS.at + 256 * TAGS.size;
const PROBES = 8;

const SPACE = 32;
const COLON = 58;

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
  readonly #known = new Uint8Array(ALL);
  readonly #numbers = new Int32Array(this.#known.buffer);
  /** By the place of the word in its table. */
  readonly #hosts: string[] = [];
  readonly #tags: Program[] = [];
  /** That of the line learnt from. */
  #host = '';
  #version = -1;
  /** So many bytes of what is known may be new to the engine. */
  #changed = ALL;

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

  /** Takes over what the engine has read; false when the line has a part not seen before. */
  take(line: LineFinder): boolean {
    const { from } = line;
    if (from < 0) return false;
    const program = this.#tags[line.tag] as Program;
    const host = line.host < 0 ? this.#host : (this.#hosts[line.host] as string);
    const header = this.#header;
    if (header.program !== program) header.program = program;
    if (header.host !== host) header.host = host;
    header.pid = line.pid;
    header.from = from;
    this.#stamps.last = this.#stamps.usual.minuteTime + line.microseconds;
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
    const { host, program, pid, from } = this.#header;
    let to = tagAt;
    while (to < end && !isTagEnd(bytes[to] as number)) to++;
    const size = tagAt - hostAt;
    if (to === tagAt || to - tagAt > TAGS.size - 4 || size > LONGEST_HOST || program.kind === 'syslogd') return;
    const tag = this.#keep(TAGS, bytes, tagAt, to);
    this.#tags[tag] = program;
    this.#known.set(bytes.subarray(hostAt, tagAt), HOST);
    this.#numbers.set([size, -1], 5);
    this.#host = host;
    this.#changed = Math.max(this.#changed, TABLES);
    this.tell();
    // Only what the engine reads alike is usual.
    const shift = this.#engine.load(page, at, end);
    const line = this.#engine.readHead(at + shift, end + shift);
    if (line.from - shift !== from || line.pid !== pid) {
      this.#numbers[(TAGS.at + tag * TAGS.size) >> 2] = 0;
      this.#changed = ALL;
    } else if (size <= HOSTS.size - 4 && isWord(bytes, hostAt, tagAt)) {
      this.#hosts[this.#keep(HOSTS, bytes, hostAt, tagAt)] = host;
    }
  }

  #keepStamp(): void {
    const { before, behind, digits, point, unit, version } = this.#stamps.usual;
    this.#numbers.set([before.length, behind.length, digits, point, unit]);
    this.#known.set(before, STAMP);
    this.#known.set(behind, STAMP_END);
    this.#version = version;
    this.#changed = Math.max(this.#changed, TABLES);
  }

  /** Puts a word into a table; of too many with like hashes the last one stays. Returns its place. */
  #keep({ at, size, last }: typeof HOSTS, bytes: Uint8Array, from: number, to: number): number {
    let hash = 0;
    for (let i = from; i < to; i++) hash = hashWith(hash, bytes[i] as number);
    const placeOf = (i: number) => (hash + i) & last;
    const probes = Array.from({ length: PROBES }, (_, i) => placeOf(i));
    const word = bytes.subarray(from, to);
    const isFree = (place: number) => {
      const entry = at + place * size;
      const length = this.#numbers[entry >> 2] as number;
      return length === 0 || (length === word.length && beginsWith(this.#known, entry + 4, word));
    };
    const place = probes.find(isFree) ?? placeOf(0);
    const entry = at + place * size;
    if (this.#numbers[entry >> 2] === word.length && beginsWith(this.#known, entry + 4, word)) return place;
    this.#numbers[entry >> 2] = word.length;
    this.#known.set(word, entry + 4);
    this.#changed = ALL;
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
