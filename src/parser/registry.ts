import { decodeBytes } from '../event.ts';
import type { ParserSpec } from './define.ts';
import { type Bytes, Match } from './match.ts';
import { compilePattern, matchPattern, type Pattern } from './pattern.ts';
import { standsAt } from './token.ts';

/** A parser, with its place in the registry's list. */
export interface Parser {
  readonly spec: ParserSpec;
  readonly index: number;
  /** Its lines can never tell the address for certain. */
  readonly isAmbiguous: boolean;
}

/** A pattern with the places of the fields that nearly every consumer asks for; -1 where it has none. */
export interface CompiledPattern extends Pattern {
  readonly parser: Parser;
  readonly ip: number;
  readonly address: number;
  readonly port: number;
  readonly user: number;
}

/** sshd's listener, its session and its authentication processes say the same things (9.8 and 10.0 split them). */
const namesOf: Readonly<Record<string, readonly string[]>> = { sshd: ['sshd', 'sshd-session', 'sshd-auth'] };
const REPEATED = /^message repeated (\d{1,9}) times?: \[ ?(.*)\]$/s;
/** `kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): ` (option LogVerbose). */
const LOG_VERBOSE = /^[\w.-]{1,48}:[\w.]{1,48}\(\):\d+ \(bin=[\w-]+, pid=\d+\): /;

/** By the hash of the first word; patterns with a token in the first word under that of ''. */
type Index = Map<number, CompiledPattern[]>;

/** All parsers, found by program and first word of the message. */
export class Registry {
  readonly parsers: readonly Parser[];
  readonly #programs = new Map<string, Index>();
  readonly #any: Index;

  /** Throws when a parser's pattern cannot be compiled. */
  constructor(specs: readonly ParserSpec[]) {
    this.#any = this.#indexOf('*');
    this.parsers = specs.map((spec, index) => {
      const parser = { spec, index, isAmbiguous: spec.fields?.['sshwhy.ambiguous'] === true };
      for (const pattern of spec.patterns) this.#add(parser, compilePattern(pattern));
      return parser;
    });
  }

  /** Whether lines of this program are read at all; others are no business of ours. */
  watches(program: string): boolean {
    return this.#programs.has(program) && program !== '*';
  }

  /**
   * Reads the message that stands in [from, to) of a batch; undefined when no parser knows it. Never throws; the time is
   * linear in the message's length.
   */
  readBytes(program: string, source: Bytes, from: number, to: number): Match | undefined {
    const index = this.#programs.get(program);
    const match = this.#matchIn(index, source, from, to, 1);
    if (match !== undefined || index === undefined) return match;
    return this.#matchWrapped(index, decodeBytes(source.text.slice(from, to), source.ascii));
  }

  /** Reads one message that stands on its own. */
  match(program: string, message: string): Match | undefined {
    return this.#matchText(this.#programs.get(program), message);
  }

  /** All readings of a message, for the law that no two parsers read the same line. */
  matchAll(program: string, message: string): Match[] {
    const index = this.#programs.get(program);
    const candidates = [...(index?.values() ?? []), ...this.#any.values()].flat();
    const source = bytesOf(message);
    const { length } = source.bytes;
    const [from, to] = [levelEnd(source.bytes, 0, length), suffixStart(source.bytes, 0, length)];
    return candidates.flatMap((pattern) => tryList([pattern], source, from, to, to < length, 1) ?? []);
  }

  #matchText(index: Index | undefined, message: string): Match | undefined {
    const source = bytesOf(message);
    return this.#matchIn(index, source, 0, source.bytes.length, 1) ?? this.#matchWrapped(index, message);
  }

  /** `message repeated N times: [ … ]`, and what LogVerbose puts in front. */
  #matchWrapped(index: Index | undefined, message: string): Match | undefined {
    const repeated = REPEATED.exec(message);
    const text = repeated?.[2] ?? message.replace(LOG_VERBOSE, '');
    if (text === message || index === undefined) return undefined;
    const source = bytesOf(text);
    return this.#matchIn(index, source, 0, source.bytes.length, Number(repeated?.[1] ?? 1));
  }

  #matchIn(index: Index | undefined, source: Bytes, start: number, end: number, count: number): Match | undefined {
    const { bytes } = source;
    const from = levelEnd(bytes, start, end);
    const to = suffixStart(bytes, from, end);
    const preauth = to < end;
    const word = wordHash(bytes, from, to);
    return (
      tryList(index?.get(word), source, from, to, preauth, count) ??
      tryList(index?.get(0), source, from, to, preauth, count) ??
      tryList(this.#any.get(word), source, from, to, preauth, count)
    );
  }

  #add(parser: Parser, pattern: Pattern): void {
    const { names } = pattern;
    const compiled = {
      ...pattern,
      parser,
      ip: names.indexOf('source.ip'),
      address: names.indexOf('source.address'),
      port: names.indexOf('source.port'),
      user: names.indexOf('user.name'),
    };
    for (const program of parser.spec.program.flatMap((name) => namesOf[name] ?? name)) {
      const index = this.#indexOf(program);
      const word = new Uint8Array(Buffer.from(pattern.firstWord));
      const hash = wordHash(word, 0, word.length);
      const list = index.get(hash);
      if (list) list.push(compiled);
      else index.set(hash, [compiled]);
    }
  }

  #indexOf(program: string): Index {
    const known = this.#programs.get(program);
    if (known) return known;
    const index: Index = new Map();
    this.#programs.set(program, index);
    return index;
  }
}

function tryList(
  list: readonly CompiledPattern[] | undefined,
  source: Bytes,
  from: number,
  to: number,
  preauth: boolean,
  count: number,
): Match | undefined {
  if (list === undefined) return undefined;
  for (let i = 0; i < list.length; i++) {
    const pattern = list[i] as CompiledPattern;
    const places = matchPattern(pattern, source.bytes, from, to);
    if (places !== undefined) return new Match(pattern, count, preauth, source, places);
  }
  return undefined;
}

function bytesOf(message: string): Bytes {
  const buffer = Buffer.from(message);
  return { bytes: new Uint8Array(buffer), text: buffer.toString('latin1'), ascii: buffer.length === message.length };
}

/** 0 for no word at all; words that share a hash only share a list. */
function wordHash(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) {
    const code = bytes[i] as number;
    if (code === 32) break;
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}

const LEVELS = ['error: ', 'fatal: ', 'debug1: ', 'debug2: ', 'debug3: '].map(
  (level) => new Uint8Array(Buffer.from(level)),
);
const SUFFIXES = [' [preauth]', ' [postauth]'].map((suffix) => new Uint8Array(Buffer.from(suffix)));

/** Where the message goes on behind the level that syslog puts in front. */
function levelEnd(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] as number;
  if (first < 100 || first > 102) return from;
  for (const level of LEVELS) {
    if (from + level.length <= to && standsAt(level, bytes, from)) return from + level.length;
  }
  return from;
}

/** Where ` [preauth]` or ` [postauth]` begins at the end of the message, else its end. */
function suffixStart(bytes: Uint8Array, from: number, to: number): number {
  if (bytes[to - 1] !== 93) return to;
  for (const suffix of SUFFIXES) {
    if (to - suffix.length >= from && standsAt(suffix, bytes, to - suffix.length)) return to - suffix.length;
  }
  return to;
}
