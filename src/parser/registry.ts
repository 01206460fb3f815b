import type { FieldValue, ParserSpec } from './define.ts';
import { compilePattern, matchPattern, type Pattern } from './pattern.ts';

/** A parser made ready, with the place of the fields that correlation asks for on nearly every line. */
export interface Parser {
  readonly spec: ParserSpec;
  /** Place in the registry's list. */
  readonly index: number;
}

/** What a message turned out to be. */
export interface Match {
  readonly parser: Parser;
  readonly pattern: CompiledPattern;
  readonly values: FieldValue[];
  /** How many equal lines this one stands for (`message repeated N times`), else 1. */
  readonly count: number;
  /** The line ended in ` [preauth]`. */
  readonly preauth: boolean;
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
const aliases: Readonly<Record<string, string>> = { 'sshd-session': 'sshd', 'sshd-auth': 'sshd' };
const REPEATED = /^message repeated (\d{1,9}) times?: \[ ?(.*)\]$/s;
/** `kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): ` (option LogVerbose). */
const LOG_VERBOSE = /^[\w.-]{1,48}:[\w.]{1,48}\(\):\d+ \(bin=[\w-]+, pid=\d+\): /;

type Index = Map<string, CompiledPattern[]>;

/** All parsers, found by program and first word of the message. */
export class Registry {
  readonly parsers: readonly Parser[];
  readonly #programs = new Map<string, Index>();
  readonly #any: Index;

  /** Throws when a parser's pattern cannot be compiled. */
  constructor(specs: readonly ParserSpec[]) {
    this.#any = this.#indexOf('*');
    this.parsers = specs.map((spec, index) => {
      const parser = { spec, index };
      for (const pattern of spec.patterns) this.#add(parser, compilePattern(pattern));
      return parser;
    });
  }

  /** Whether lines of this program are read at all; others are no business of ours. */
  watches(program: string): boolean {
    return this.#programs.has(aliases[program] ?? program) && program !== '*';
  }

  /** Reads one message; undefined when no parser knows it. Never throws; the time is linear in the message's length. */
  match(program: string, message: string): Match | undefined {
    const index = this.#programs.get(aliases[program] ?? program);
    const match = this.#matchIn(index, message, 1);
    if (match !== undefined || index === undefined) return match;
    const repeated = REPEATED.exec(message);
    if (repeated) return this.#matchIn(index, repeated[2] as string, Number(repeated[1]));
    const verbose = LOG_VERBOSE.exec(message);
    return verbose ? this.#matchIn(index, message.slice(verbose[0].length), 1) : undefined;
  }

  /** All readings of a message, for the law that no two parsers read the same line. */
  matchAll(program: string, message: string): Match[] {
    const index = this.#programs.get(aliases[program] ?? program);
    const candidates = [...(index?.values() ?? []), ...this.#any.values()].flat();
    const [from, to] = [levelEnd(message), suffixStart(message)];
    return candidates.flatMap((pattern) => tryList([pattern], message, from, to, 1) ?? []);
  }

  #matchIn(index: Index | undefined, message: string, count: number): Match | undefined {
    const from = levelEnd(message);
    const to = suffixStart(message);
    const space = message.indexOf(' ', from);
    const word = message.slice(from, space === -1 ? to : space);
    return (
      tryList(index?.get(word), message, from, to, count) ??
      tryList(index?.get(''), message, from, to, count) ??
      tryList(this.#any.get(word), message, from, to, count)
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
    for (const program of parser.spec.program) {
      const index = this.#indexOf(program);
      const list = index.get(pattern.firstWord);
      if (list) list.push(compiled);
      else index.set(pattern.firstWord, [compiled]);
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
  message: string,
  from: number,
  to: number,
  count: number,
): Match | undefined {
  if (list === undefined) return undefined;
  for (let i = 0; i < list.length; i++) {
    const pattern = list[i] as CompiledPattern;
    if (!message.startsWith(pattern.head, from)) continue;
    const values = matchPattern(pattern, message, from, to);
    if (values !== undefined) return { parser: pattern.parser, pattern, values, count, preauth: to < message.length };
  }
  return undefined;
}

/** Length of the level that syslog puts in front: `error: `, `fatal: `, `debug1: `. */
function levelEnd(message: string): number {
  const first = message.charCodeAt(0);
  if (first === 101) return message.startsWith('error: ') ? 7 : 0;
  if (first === 102) return message.startsWith('fatal: ') ? 7 : 0;
  if (first !== 100 || !message.startsWith('debug')) return 0;
  const digit = message.charCodeAt(5);
  return digit >= 49 && digit <= 51 && message.startsWith(': ', 6) ? 8 : 0;
}

/** Where ` [preauth]` or ` [postauth]` begins at the end of the message, else its length. */
function suffixStart(message: string): number {
  const { length } = message;
  if (message.charCodeAt(length - 1) !== 93) return length;
  if (message.endsWith(' [preauth]')) return length - 10;
  return message.endsWith(' [postauth]') ? length - 11 : length;
}
