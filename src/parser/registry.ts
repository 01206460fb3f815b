import { decodeBytes } from '../event.ts';
import type { ParserSpec } from './define.ts';
import { type Candidates, Dispatch } from './dispatch.ts';
import { makeLiteral, makePage, type Page, standsAt } from './literal.ts';
import { type Bytes, Match } from './match.ts';
import { FITS, footFits, placesOf, tryPattern } from './match-pattern.ts';
import { compilePattern, type Pattern } from './pattern.ts';

/** A parser, with its place in the registry's list. */
export interface Parser {
  readonly spec: ParserSpec;
  readonly index: number;
  /** Its lines can never tell the address for certain. */
  readonly isAmbiguous: boolean;
  /** Somebody asks what its lines say; else that they were read is all there is to know of them. */
  readonly isWanted: boolean;
}

/** A pattern with the places of the fields that nearly every consumer asks for; -1 where it has none. */
export interface CompiledPattern extends Pattern {
  readonly parser: Parser;
  /** `source.ip`, or a `source.address` that may be one. */
  readonly client: number;
  readonly port: number;
  readonly user: number;
  /** What every message of an unwanted parser gives. */
  readonly blank: Match;
}

/** sshd's listener, its session and its authentication processes say the same things (9.8 and 10.0 split them). */
const namesOf: Readonly<Record<string, readonly string[]>> = { sshd: ['sshd', 'sshd-session', 'sshd-auth'] };
const REPEATED = /^message repeated (\d{1,9}) times?: \[ ?(.*)\]$/s;
/** `kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): ` (option LogVerbose). */
const LOG_VERBOSE = /^[\w.-]{1,48}:([\w.]{1,48})\(\):\d+ \(bin=[\w-]+, pid=\d+\): (.*)$/s;

/** The patterns for one program's messages, in the order in which they are tried. */
class Program {
  /** Those that begin with a certain word, those that do not, and those for any program. */
  readonly lists: readonly [CompiledPattern[], CompiledPattern[], CompiledPattern[]];
  #words: Dispatch<CompiledPattern> | undefined;
  #others: Dispatch<CompiledPattern> | undefined;

  constructor(any: CompiledPattern[]) {
    this.lists = [[], [], any];
  }

  // Made when they are first needed: most programs never speak.

  get words(): Dispatch<CompiledPattern> {
    this.#words ??= new Dispatch(this.lists[0]);
    return this.#words;
  }

  /** Apart from the others: they would be candidates for every message. */
  get others(): Dispatch<CompiledPattern> {
    this.#others ??= new Dispatch([...this.lists[1], ...this.lists[2]]);
    return this.#others;
  }
}

const NO_BYTES: Bytes = { bytes: new Uint8Array(), text: '', ascii: true };

/** All parsers, found by program and by what a message begins and ends with. */
export class Registry {
  readonly parsers: readonly Parser[];
  readonly #programs = new Map<string, Program>();
  readonly #any: CompiledPattern[] = [];
  readonly #unknown = new Program(this.#any);
  /** Of the message read last; the next one is mostly of the same program. */
  #lastName = '';
  #last: Program | undefined;
  /** Of the batch that was read last. */
  #page = makePage(NO_BYTES.bytes);

  /**
   * Matches of parsers that `wants` says no to carry no values.
   * Throws when a parser's pattern cannot be compiled.
   */
  constructor(specs: readonly ParserSpec[], wants: (parser: Parser) => boolean = () => true) {
    this.parsers = specs.map((spec, index) => {
      const known = { spec, index, isAmbiguous: spec.fields?.['sshwhy.ambiguous'] === true, isWanted: true };
      const parser: Parser = { ...known, isWanted: wants(known) };
      for (const pattern of spec.patterns) this.#add(parser, compilePattern(pattern));
      return parser;
    });
  }

  /** Whether lines of this program are read at all; others are no business of ours. */
  watches(program: string): boolean {
    return this.#programs.has(program);
  }

  /**
   * Reads the message that stands in [from, to) of a batch; undefined when no parser knows it. Never throws; the time is
   * linear in the message's length.
   */
  readBytes(program: string, source: Bytes, from: number, to: number): Match | undefined {
    if (program !== this.#lastName) {
      this.#lastName = program;
      this.#last = this.#programs.get(program);
    }
    const known = this.#last;
    if (this.#page.bytes !== source.bytes) this.#page = makePage(source.bytes);
    const match = matchIn(known ?? this.#unknown, source, this.#page, from, to, 1);
    if (match !== undefined || known === undefined) return match;
    return matchWrapped(known, decodeBytes(source.text.slice(from, to), source.ascii));
  }

  /** Reads one message that stands on its own. */
  match(program: string, message: string): Match | undefined {
    const source = bytesOf(message);
    return this.readBytes(program, source, 0, source.bytes.length);
  }

  /** Reads a message that names no program and is none of sshd: `journalctl -u ssh -o cat` mixes in systemd's. */
  matchBare(message: string): Match | undefined {
    return this.match('systemd', message) ?? this.match('kernel', message);
  }

  /** All readings of a message, for the law that no two parsers read the same line. */
  matchAll(program: string, message: string): Match[] {
    const { lists } = this.#programs.get(program) ?? this.#unknown;
    const source = bytesOf(message);
    const page = makePage(source.bytes);
    const { length } = source.bytes;
    const from = levelEnd(page, 0, length);
    const to = suffixStart(page, from, length);
    return lists.flat().flatMap((pattern) => {
      const alone = { patterns: [pattern], shared: new Int32Array(1) };
      if (firstThatFits(alone, page, from, to) === undefined) return [];
      return new Match(pattern, 1, to < length, source, placesOf(pattern));
    });
  }

  #add(parser: Parser, pattern: Pattern): void {
    const { names } = pattern;
    const compiled = {
      ...pattern,
      parser,
      client: names.includes('source.ip') ? names.indexOf('source.ip') : names.indexOf('source.address'),
      port: names.indexOf('source.port'),
      user: names.indexOf('user.name'),
      blank: undefined as unknown as Match,
    };
    compiled.blank = new Match(compiled, 1, false, NO_BYTES, []);
    for (const program of parser.spec.program.flatMap((name) => namesOf[name] ?? name)) {
      if (program === '*') this.#any.push(compiled);
      else this.#program(program).lists[pattern.firstWord === '' ? 1 : 0].push(compiled);
    }
  }

  #program(name: string): Program {
    const known = this.#programs.get(name);
    if (known) return known;
    const program = new Program(this.#any);
    this.#programs.set(name, program);
    return program;
  }
}

/** `message repeated N times: [ … ]`, and what LogVerbose puts in front. */
function matchWrapped(program: Program, message: string): Match | undefined {
  const repeated = REPEATED.exec(message);
  if (repeated) return matchText(program, repeated[2] as string, Number(repeated[1]));
  const verbose = LOG_VERBOSE.exec(message);
  if (!verbose) return undefined;
  const [, name, text] = verbose as unknown as [string, string, string];
  // The function's name stands in the prefix, so sshd does not write it again in front of the text.
  return matchText(program, text, 1) ?? matchText(program, `${name}: ${text}`, 1);
}

function matchText(program: Program, text: string, count: number): Match | undefined {
  const source = bytesOf(text);
  return matchIn(program, source, makePage(source.bytes), 0, source.bytes.length, count);
}

function matchIn(
  program: Program,
  source: Bytes,
  page: Page,
  start: number,
  end: number,
  count: number,
): Match | undefined {
  const { bytes } = page;
  const from = levelEnd(page, start, end);
  const to = suffixStart(page, from, end);
  const pattern =
    firstThatFits(program.words.find(bytes, from, to), page, from, to) ??
    firstThatFits(program.others.find(bytes, from, to), page, from, to);
  if (pattern === undefined) return undefined;
  if (!pattern.parser.isWanted) return pattern.blank;
  return new Match(pattern, count, to < end, source, placesOf(pattern));
}

function firstThatFits(
  { patterns, shared }: Candidates<CompiledPattern>,
  page: Page,
  from: number,
  to: number,
): CompiledPattern | undefined {
  // How far the last one came, see `tryPattern`; when it `failed` there, those that begin like it beyond cannot fit either.
  let reached = 0;
  let failed = false;
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i] as CompiledPattern;
    let known = shared[i] as number;
    if (known > reached) {
      if (failed) continue;
      known = reached;
    }
    failed = footFits(pattern, page, from, to);
    reached = failed ? tryPattern(pattern, page, from, to, known) : known;
    if (reached === FITS) return pattern;
  }
  return undefined;
}

function bytesOf(message: string): Bytes {
  const buffer = Buffer.from(message);
  return { bytes: new Uint8Array(buffer), text: buffer.toString('latin1'), ascii: buffer.length === message.length };
}

const LEVELS = ['error: ', 'fatal: ', 'debug1: ', 'debug2: ', 'debug3: '].map(makeLiteral);
const SUFFIXES = [' [preauth]', ' [postauth]'].map(makeLiteral);

/** Where the message goes on behind the level that syslog puts in front. */
function levelEnd(page: Page, from: number, to: number): number {
  const { bytes } = page;
  if (bytes[from + 5] !== 58 && bytes[from + 6] !== 58) return from;
  for (const level of LEVELS) if (standsAt(level, page, from, to)) return from + level.length;
  return from;
}

/** Where ` [preauth]` or ` [postauth]` begins at the end of the message, else its end. */
function suffixStart(page: Page, from: number, to: number): number {
  if (page.bytes[to - 1] !== 93) return to;
  for (const suffix of SUFFIXES) {
    const start = to - suffix.length;
    if (start >= from && standsAt(suffix, page, start, to)) return start;
  }
  return to;
}
