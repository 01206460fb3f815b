import type { Pattern } from './pattern.ts';

/** Bytes further in are not asked for; they are compared as a whole afterwards. */
const DEEPEST = 48;
/** So often is the end asked for, after the beginning: more of it only multiplies the questions. */
const FROM_END = 2;

/** What are the `length` bytes (1 to 4) of a message at `place`? Below 0 it counts from the end. */
export interface Question {
  readonly place: number;
  readonly length: number;
}

/**
 * The question that leaves the fewest patterns to try on average; undefined when none tells them apart.
 *
 * @param fromEnd  how often the end was asked for
 */
export function bestQuestion(patterns: readonly Pattern[], fromEnd: number): Question | undefined {
  if (patterns.length < 2) return undefined;
  const longest = Math.min(DEEPEST, Math.max(...patterns.map(({ head }) => head.length)));
  const best =
    fromEnd > 0
      ? undefined
      : (cheapest(patterns, 4, places(0, longest - 3, 2)) ?? cheapest(patterns, 1, places(0, longest, 1)));
  return best ?? (fromEnd < FROM_END ? cheapest(patterns, 1, places(-FROM_END, 0, 1)) : undefined);
}

function places(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, i) => from + i * step);
}

function cheapest(patterns: readonly Pattern[], length: number, among: readonly number[]): Question | undefined {
  let best: Question | undefined;
  let least = patterns.length ** 2;
  for (const place of among) {
    const question = { place, length };
    const counts = new Map<number, number>();
    let open = 0;
    for (const pattern of patterns) {
      const word = wordOfPattern(pattern, question);
      if (word === undefined) open++;
      else counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    if (counts.size < 2) continue;
    // A pattern that says nothing there is tried whatever stands there.
    let cost = open ** 2;
    for (const count of counts.values()) cost += (count + open) * count;
    if (cost < least) {
      least = cost;
      best = question;
    }
  }
  return best;
}

/** By the answer, the patterns that can give it: those that must, and those that do not say (`open`). */
export function groupsOf<P extends Pattern>(
  patterns: readonly P[],
  question: Question,
): { open: P[]; groups: Map<number, P[]> } {
  const words = patterns.map((pattern) => wordOfPattern(pattern, question));
  const groups = new Map<number, P[]>();
  for (const own of words) {
    if (own === undefined || groups.has(own)) continue;
    groups.set(
      own,
      patterns.filter((_, i) => words[i] === own || words[i] === undefined),
    );
  }
  return { open: patterns.filter((_, i) => words[i] === undefined), groups };
}

/** The answer that every message of the pattern gives; undefined when they differ. */
function wordOfPattern({ head, foot }: Pattern, { place, length }: Question): number | undefined {
  const bytes = place < 0 ? foot : head;
  const at = place < 0 ? bytes.length + place : place;
  return at < 0 || at + length > bytes.length ? undefined : wordAt(bytes, at, length);
}

/** Up to four bytes as one number, the first one the lowest. No pattern has a byte 0, so 0 is no pattern's answer. */
function wordAt(bytes: Uint8Array, at: number, length: number): number {
  let word = 0;
  for (let i = 0; i < length; i++) word |= (bytes[at + i] as number) << (8 * i);
  return word;
}

/** Numbers before a question's answers: the place asked for, the bytes asked for, how to find an answer's slot (2), and what follows for others. */
const FIXED = 5;

/**
 * Questions, and what follows from each answer: another question (where it stands), or ~i for the i-th list of patterns.
 * All in one small array of numbers, since every hop to another object may miss the processor's caches. A question's
 * answers stand in a table without collisions, so that one look tells.
 */
export class QuestionTable {
  #table = new Int32Array(0);

  /** All of them, for `engine/assembly/index.ts`. */
  get rows(): Int32Array {
    return this.#table;
  }

  /** Returns where the question stands. */
  add({ place, length }: Question, otherwise: number, answers: ReadonlyMap<number, number>): number {
    const { bits, factor } = slotsWithoutCollision([...answers.keys()]);
    const row = new Int32Array(FIXED + 2 ** (bits + 1));
    row.set([place, length === 4 ? -1 : 2 ** (8 * length) - 1, factor, 32 - bits, otherwise]);
    for (let i = FIXED; i < row.length; i += 2) row[i + 1] = otherwise;
    for (const [word, next] of answers) row.set([word, next], FIXED + 2 * slotOf(word, factor, 32 - bits));
    const at = this.#table.length;
    const table = new Int32Array(at + row.length);
    table.set(this.#table);
    table.set(row, at);
    this.#table = table;
    return at;
  }
}

function slotOf(word: number, factor: number, shift: number): number {
  return Math.imul(word, factor) >>> shift;
}

/** How a word becomes the number of its slot among 2 ** bits, so that each of the words has a slot of its own. */
function slotsWithoutCollision(words: readonly number[]): { bits: number; factor: number } {
  for (let bits = Math.max(1, Math.ceil(Math.log2(words.length))); ; bits++) {
    // Any odd numbers would do, but the same ones each time.
    for (let factor = 0x9e3779b1 | 0, tries = 0; tries < 64; tries++, factor = Math.imul(factor, 0x85ebca6b) | 1) {
      if (new Set(words.map((word) => slotOf(word, factor, 32 - bits))).size === words.length) return { bits, factor };
    }
  }
}
