import { engine } from '../engine/engine.ts';
import type { Page } from '../event.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import { Dispatch } from './dispatch.ts';
import type { Match } from './match.ts';

/** What the engine says when no pattern fits; below it, which list of the first or second table it has no program for. */
const NONE = -1;
const SECOND = 1 << 24;

/** The patterns for one program's messages, in the order in which they are tried. */
export class ProgramPatterns {
  readonly #all: readonly CompiledPattern[];
  /** Those that begin with a certain word, those that do not, and those for any program. */
  readonly lists: readonly [CompiledPattern[], CompiledPattern[], CompiledPattern[]];
  readonly #engine = engine();
  #words: Dispatch<CompiledPattern> | undefined;
  #others: Dispatch<CompiledPattern> | undefined;

  /** @param all  those of all programs, each at the place of its number */
  constructor(all: readonly CompiledPattern[], any: CompiledPattern[]) {
    this.#all = all;
    this.lists = [[], [], any];
  }

  /** Which patterns they are. */
  get key(): string {
    return this.lists
      .map((list) => list.map(({ parser, source }) => `${parser.index} ${source}`).join('\n'))
      .join('\n\n');
  }

  /**
   * The pattern that fits the message [from, to), having put into `match` where its values stand unless nobody wants them;
   * undefined when none fits.
   */
  read(page: Page, from: number, to: number, match: Match): CompiledPattern | undefined {
    const engine = this.#engine;
    const shift = engine.load(page, from, to);
    const first = this.#words ?? this.#askWords();
    const second = this.#others ?? this.#askOthers();
    let found = engine.read(first.table, second.table, from + shift, to + shift);
    for (; found < NONE; found = engine.read(first.table, second.table, from + shift, to + shift)) {
      const list = -2 - found;
      if (list < SECOND) first.compile(list);
      else second.compile(list - SECOND);
    }
    if (found === NONE) return undefined;
    const pattern = this.#all[found] as CompiledPattern;
    if (pattern.isWanted) engine.values(pattern.tokens.length, shift, match.starts, match.ends, match.keys);
    return pattern;
  }

  // Made when they are first needed: most programs never speak.

  #askWords(): Dispatch<CompiledPattern> {
    this.#words = new Dispatch(this.#engine, this.lists[0], numberOf);
    return this.#words;
  }

  /** Apart from the others: they would be candidates for every message. */
  #askOthers(): Dispatch<CompiledPattern> {
    this.#others = new Dispatch(this.#engine, [...this.lists[1], ...this.lists[2]].sort(byFixedText), numberOf);
    return this.#others;
  }
}

const numberOf = ({ number }: CompiledPattern) => number;

/** Parsers with much fixed text first: where a phrase begins the message, they are soonest known not to fit. */
function byFixedText(one: CompiledPattern, other: CompiledPattern): number {
  return fixedText(other) - fixedText(one);
}

/** Most bytes of fixed text in a pattern of the same parser: patterns that begin alike stay together. */
function fixedText({ parser }: CompiledPattern): number {
  return Math.max(...parser.spec.patterns.map((source) => source.replace(/\{[^{}]*\}/g, '').length));
}
