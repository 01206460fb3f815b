import type { Engine } from '../engine/engine.ts';
import type { CompiledPattern } from './compiled-pattern.ts';
import { writeProgram } from './matcher-program.ts';
import { bestQuestion, groupsOf, QuestionTable } from './question.ts';

/** The place in the list of lists of messages that no pattern fits. */
const NOTHING = 0;

/**
 * Finds the patterns that can fit a message by questions about its beginning and its end. Which ones come out depends on
 * the message alone, and none that fits is missing.
 */
export class Dispatch {
  /** Where it stands in the engine's memory: where the questions are, where the programs, the first question. */
  readonly table: number;
  readonly #engine: Engine;
  readonly #questions = new QuestionTable();
  /** What the answers lead to. */
  readonly #lists: (readonly CompiledPattern[])[] = [[]];
  /** Where the programs stand, those of lists that were never come to are 0. */
  readonly #programs: number;

  /** The same questions for the same patterns, always. */
  constructor(engine: Engine, patterns: readonly CompiledPattern[]) {
    this.#engine = engine;
    const first = this.#ask(patterns, 0);
    const { rows } = this.#questions;
    const at = engine.reserve(4 * rows.length);
    engine.write(at, rows);
    this.#programs = engine.reserve(4 * this.#lists.length);
    this.table = engine.reserve(12);
    engine.write(this.table, [at, this.#programs, first]);
  }

  /** The engine came to the n-th list for the first time. */
  compile(n: number): void {
    const program = writeProgram(this.#engine, this.#lists[n] as readonly CompiledPattern[]);
    this.#engine.write(this.#programs + 4 * n, [program]);
  }

  /** About heads first, then about feet, `fromEnd` times at most; returns what stands for the question in the table. */
  #ask(patterns: readonly CompiledPattern[], fromEnd: number): number {
    const question = bestQuestion(patterns, fromEnd);
    if (question === undefined) return patterns.length === 0 ? ~NOTHING : ~(this.#lists.push(patterns) - 1);
    const below = question.place < 0 ? fromEnd + 1 : 0;
    const { open, groups } = groupsOf(patterns, question);
    const otherwise = this.#ask(open, below);
    const answers = new Map([...groups].map(([word, group]) => [word, this.#ask(group, below)]));
    return this.#questions.add(question, otherwise, answers);
  }
}
