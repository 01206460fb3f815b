import { engine } from '../engine/engine.ts';
import { NO_PATTERN, SECOND } from '../engine/layout.ts';
import type { Page } from '../page.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import { Dispatch } from './dispatch.ts';
import type { Match } from './match.ts';

/** The patterns for one program's messages, in the order in which they are tried. */
export class ProgramPatterns {
  readonly #all: readonly CompiledPattern[];
  /** Those that begin with a certain word, those that do not, and those for any program. */
  readonly lists: readonly [CompiledPattern[], CompiledPattern[], CompiledPattern[]];
  readonly #engine = engine();
  #dispatches: readonly [Dispatch, Dispatch] | undefined;
  #questions = 0;

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

  /** Where the engine finds the questions about these messages. Made when it is first needed: most programs never speak. */
  get questions(): number {
    if (this.#dispatches === undefined) this.#prepare();
    return this.#questions;
  }

  /**
   * The pattern that fits the message [from, to), having put into `match` where its values stand unless nobody wants them;
   * undefined when none fits.
   */
  read(page: Page, from: number, to: number, match: Match): CompiledPattern | undefined {
    const engine = this.#engine;
    const { questions } = this;
    const shift = engine.load(page, from, to);
    let found = engine.read(questions, from + shift, to + shift, shift);
    for (; found < NO_PATTERN; found = engine.read(questions, from + shift, to + shift, shift))
      this.#compile(-2 - found);
    if (found === NO_PATTERN) return undefined;
    const pattern = this.#all[found] as CompiledPattern;
    if (!pattern.isWanted) return pattern;
    engine.copyTokens(match.own, pattern.tokens.length);
    match.words = match.own;
    match.at = 0;
    match.preauth = engine.hasSuffix;
    return pattern;
  }

  #compile(list: number): void {
    const [words, others] = this.#dispatches as readonly [Dispatch, Dispatch];
    if (list < SECOND) words.compile(list);
    else others.compile(list - SECOND);
  }

  #prepare(): void {
    const [words, others, any] = this.lists;
    const rest = [...others, ...any].sort(byFixedText);
    // The others on their own: they would be candidates for every message.
    const both = [new Dispatch(this.#engine, words), new Dispatch(this.#engine, rest)] as const;
    this.#dispatches = both;
    this.#questions = this.#engine.reserve(8);
    this.#engine.write(
      this.#questions,
      both.map(({ table }) => table),
    );
  }
}

/** Parsers with much fixed text first: where a phrase begins the message, they are soonest known not to fit. */
function byFixedText(one: CompiledPattern, other: CompiledPattern): number {
  return fixedText(other) - fixedText(one);
}

/** Most bytes of fixed text in a pattern of the same parser: patterns that begin alike stay together. */
function fixedText({ parser }: CompiledPattern): number {
  return Math.max(...parser.spec.patterns.map((source) => source.replace(/\{[^{}]*\}/g, '').length));
}
