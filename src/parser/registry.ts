import { NO_PATTERN } from '../engine/layout.ts';
import type { LineFinder } from '../line/line-finder.ts';
import { type Page, textOf } from '../page.ts';
import { CompiledPattern } from './compiled-pattern.ts';
import type { ParserSpec } from './define.ts';
import { Match } from './match.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { ProgramPatterns } from './program-patterns.ts';
import { LOG_VERBOSE, mayBeWrapped, REPEATED } from './wrapping.ts';

/** A parser, with its place in the registry's list. */
export interface Parser {
  readonly spec: ParserSpec;
  readonly index: number;
  /** Its lines can never tell the address for certain. */
  readonly isAmbiguous: boolean;
  /** Somebody asks what its lines say; else that they were read is all there is to know of them. */
  readonly isWanted: boolean;
}

/** sshd's listener, its session and its authentication processes say the same things (9.8 and 10.0 split them). */
const namesOf: Readonly<Record<string, readonly string[]>> = { sshd: ['sshd', 'sshd-session', 'sshd-auth'] };

const RECENT = 16;

/** All parsers, found by program and by what a message begins and ends with. */
export class Registry {
  readonly parsers: readonly Parser[];
  readonly #patterns: CompiledPattern[] = [];
  readonly #programs = new Map<string, ProgramPatterns>();
  readonly #any: CompiledPattern[] = [];
  readonly #unknown = new ProgramPatterns(this.#patterns, this.#any);
  readonly #alone = new Map<CompiledPattern, ProgramPatterns>();
  /** The programs looked up last, by the length of their names: that differs among those that write most. */
  readonly #names: string[] = new Array(RECENT).fill('');
  readonly #recent: (ProgramPatterns | undefined)[] = new Array(RECENT).fill(undefined);

  /**
   * Matches of parsers that `wants` says no to carry no values.
   * Throws when a parser's pattern cannot be compiled.
   * @throws UserError `no-web-assembly`
   */
  constructor(specs: readonly ParserSpec[], wants: (parser: Parser) => boolean = () => true) {
    this.parsers = specs.map((spec, index) => {
      const known = { spec, index, isAmbiguous: spec.fields?.['sshwhy.ambiguous'] === true, isWanted: true };
      const parser: Parser = { ...known, isWanted: wants(known) };
      for (const pattern of spec.patterns) this.#add(parser, compilePattern(pattern));
      return parser;
    });
    this.#share();
  }

  /** Whether lines of this program are read at all; others are no business of ours. */
  watches(program: string): boolean {
    return this.#programs.has(program);
  }

  /** With these a LineReader hands on what there are patterns for, and the engine recognises it on the way. */
  readonly readerOptions = {
    watches: (program: string) => this.watches(program),
    questionsOf: (program: string) => (this.#programs.get(program) ?? this.#unknown).questions,
  };

  /**
   * The same as `readBytes`, for a line that the engine has looked at.
   *
   * @param lines  from it the line came, with the number of the pattern that fits, and its tokens
   */
  readFound(program: string, lines: LineFinder, source: Page, from: number, to: number, match: Match): boolean {
    const found = lines.pattern;
    if (found < 0) {
      if (found < NO_PATTERN) return this.readBytes(program, source, from, to, match);
      return this.#readWrapped(this.#programs.get(program), source, from, to, match);
    }
    const pattern = this.#patterns[found] as CompiledPattern;
    match.pattern = pattern;
    if (!pattern.isWanted) return true;
    match.count = 1;
    match.preauth = lines.suffix !== 0;
    match.at = lines.tokens;
    if (match.words !== lines.words) match.words = lines.words;
    if (match.source !== source) match.source = source; // an old object that names a new one costs much
    return true;
  }

  /**
   * Reads the message that stands in [from, to) of a batch, and says in `match` what it is; false when no parser knows it.
   * Never throws; the time is linear in the message's length.
   */
  readBytes(program: string, source: Page, from: number, to: number, match: Match): boolean {
    const place = program.length % RECENT;
    const known = this.#names[place] === program ? this.#recent[place] : this.#find(program, place);
    if (matchIn(known ?? this.#unknown, source, from, to, match)) {
      match.count = 1;
      return true;
    }
    return this.#readWrapped(known, source, from, to, match);
  }

  #readWrapped(program: ProgramPatterns | undefined, page: Page, from: number, to: number, match: Match): boolean {
    if (program === undefined || !mayBeWrapped(page.bytes, from, to)) return false;
    return matchWrapped(program, textOf(page, from, to), match);
  }

  #find(name: string, place: number): ProgramPatterns | undefined {
    const program = this.#programs.get(name);
    this.#names[place] = name;
    this.#recent[place] = program;
    return program;
  }

  /** Reads one message that stands on its own. */
  match(program: string, message: string): Match | undefined {
    const match = new Match();
    return this.readText(program, message, match) ? match : undefined;
  }

  /** The same, into a match that is there. */
  readText(program: string, message: string, match: Match): boolean {
    const source = pageOf(message);
    return this.readBytes(program, source, 0, source.bytes.length, match);
  }

  /** Reads a message that names no program and is none of sshd: `journalctl -u ssh -o cat` mixes in systemd's. */
  readBare(message: string, match: Match): boolean {
    return this.readText('systemd', message, match) || this.readText('kernel', message, match);
  }

  /** All readings of a message, for the law that no two parsers read the same line. */
  matchAll(program: string, message: string): Match[] {
    const { lists } = this.#programs.get(program) ?? this.#unknown;
    const page = pageOf(message);
    return lists.flat().flatMap((pattern) => {
      const match = new Match();
      return matchIn(this.#aloneOf(pattern), page, 0, page.bytes.length, match) ? match : [];
    });
  }

  /** To try it and no other. */
  #aloneOf(pattern: CompiledPattern): ProgramPatterns {
    const known = this.#alone.get(pattern);
    if (known !== undefined) return known;
    const alone = new ProgramPatterns(this.#patterns, []);
    alone.lists[0].push(pattern);
    this.#alone.set(pattern, alone);
    return alone;
  }

  #add(parser: Parser, pattern: Pattern): void {
    const compiled = new CompiledPattern(pattern, parser, this.#patterns.length);
    this.#patterns.push(compiled);
    for (const program of parser.spec.program.flatMap((name) => namesOf[name] ?? name)) {
      if (program === '*') this.#any.push(compiled);
      else this.#program(program).lists[pattern.firstWord === '' ? 1 : 0].push(compiled);
    }
  }

  /** Programs of the same patterns need their questions and their code only once. */
  #share(): void {
    const first = new Map<string, ProgramPatterns>();
    for (const [name, program] of this.#programs) {
      const same = first.get(program.key);
      if (same) this.#programs.set(name, same);
      else first.set(program.key, program);
    }
  }

  #program(name: string): ProgramPatterns {
    const known = this.#programs.get(name);
    if (known) return known;
    const program = new ProgramPatterns(this.#patterns, this.#any);
    this.#programs.set(name, program);
    return program;
  }
}

/** `message repeated N times: [ … ]`, and what LogVerbose puts in front. */
function matchWrapped(program: ProgramPatterns, message: string, match: Match): boolean {
  const repeated = REPEATED.exec(message);
  if (repeated) return matchText(program, repeated[2] as string, Number(repeated[1]), match);
  const verbose = LOG_VERBOSE.exec(message);
  if (!verbose) return false;
  const [, name, text] = verbose as unknown as [string, string, string];
  // The function's name stands in the prefix, so sshd does not write it again in front of the text.
  return matchText(program, text, 1, match) || matchText(program, `${name}: ${text}`, 1, match);
}

function matchText(program: ProgramPatterns, text: string, count: number, match: Match): boolean {
  const source = pageOf(text);
  match.count = count;
  return matchIn(program, source, 0, source.bytes.length, match);
}

function matchIn(program: ProgramPatterns, page: Page, from: number, to: number, match: Match): boolean {
  const pattern = program.read(page, from, to, match);
  if (pattern === undefined) return false;
  match.pattern = pattern;
  if (match.source !== page) match.source = page;
  return true;
}

function pageOf(message: string): Page {
  const buffer = Buffer.from(message);
  return { bytes: new Uint8Array(buffer), ascii: buffer.length === message.length };
}
