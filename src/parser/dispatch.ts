import type { Page } from '../event.ts';
import { compileMatcher, type Matcher } from './candidates.ts';
import type { Pattern } from './pattern.ts';
import { bestQuestion, groupsOf, QuestionTable } from './question.ts';

/** The place in the list of matchers of messages that no pattern fits. */
const NOTHING = 0;

/**
 * Finds the patterns that can fit a message by questions about its beginning and its end. Which ones come out depends on
 * the message alone, and none that fits is missing.
 */
export class Dispatch<P extends Pattern> {
  readonly #questions = new QuestionTable();
  /** What the answers lead to: patterns, and the code that tries them, made when it is first needed. */
  readonly #candidates: (readonly P[])[] = [[]];
  readonly #matchers: (Matcher<P> | undefined)[] = [undefined];

  /** The same questions for the same patterns, always. */
  constructor(patterns: readonly P[]) {
    this.#questions.begin(this.#ask(patterns, 0));
  }

  /** The pattern that fits the message [from, to), see Matcher. */
  read(page: Page, from: number, to: number, places: Parameters<Matcher<P>>[3]): P | undefined {
    const found = this.#questions.answer(page, from, to);
    if (found === NOTHING) return undefined;
    const matcher = this.#matchers[found] ?? this.#compile(found);
    return matcher(page, from, to, places);
  }

  #compile(place: number): Matcher<P> {
    const matcher = compileMatcher(this.#candidates[place] as readonly P[]);
    this.#matchers[place] = matcher;
    return matcher;
  }

  /** About heads first, then about feet, `fromEnd` times at most; returns what stands for the question in the table. */
  #ask(patterns: readonly P[], fromEnd: number): number {
    const question = bestQuestion(patterns, fromEnd);
    if (question === undefined) {
      if (patterns.length === 0) return ~NOTHING;
      this.#matchers.push(undefined);
      return ~(this.#candidates.push(patterns) - 1);
    }
    const below = question.place < 0 ? fromEnd + 1 : 0;
    const { open, groups } = groupsOf(patterns, question);
    const otherwise = this.#ask(open, below);
    const answers = new Map([...groups].map(([word, group]) => [word, this.#ask(group, below)]));
    return this.#questions.add(question, otherwise, answers);
  }
}
