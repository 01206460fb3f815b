import { Candidates } from './candidates.ts';
import type { Pattern } from './pattern.ts';

const OUTSIDE = 256;
const SIZE = OUTSIDE + 2;
/** Bytes further in are not asked for; they are compared as a whole afterwards. */
const DEEPEST = 48;
/** So many bytes of the end are asked for, after those of the beginning: more of them only multiplies the questions. */
const FROM_END = 2;

/**
 * Finds the patterns that can fit a message by questions about single bytes of it, counted from its beginning or its
 * end. Which ones come out depends on the message alone, and none that fits is missing.
 */
export class Dispatch<P extends Pattern> {
  /**
   * All questions, each in `SIZE` numbers: the place asked for (below 0: from the end), and for every byte that can
   * stand there, and for a message too short, where the next question stands, or ~i for the i-th candidates. One flat
   * table, since every hop to another object may miss the processor's caches.
   */
  readonly #table: Int32Array;
  readonly #root: number;
  readonly #candidates: Candidates<P>[] = [];

  /** The same questions for the same patterns, always. */
  constructor(patterns: readonly P[]) {
    const rows: number[] = [];
    this.#root = this.#ask(patterns, 0, rows);
    this.#table = Int32Array.from(rows);
  }

  /** For the message [from, to). */
  find(bytes: Uint8Array, from: number, to: number): Candidates<P> {
    const table = this.#table;
    let row = this.#root;
    while (row >= 0) {
      const place = table[row] as number;
      const at = place < 0 ? to + place : from + place;
      const byte = at < from || at >= to ? OUTSIDE : (bytes[at] as number);
      row = table[row + 1 + byte] as number;
    }
    return this.#candidates[~row] as Candidates<P>;
  }

  /** About heads first, then about feet; returns where the question stands. */
  #ask(patterns: readonly P[], fromEnd: number, rows: number[]): number {
    const head = fromEnd === 0 ? bestPlace(patterns, 0, DEEPEST) : undefined;
    const place = head ?? (fromEnd < FROM_END ? bestPlace(patterns, -FROM_END, 0) : undefined);
    if (place === undefined) {
      return ~(this.#candidates.push(new Candidates(patterns)) - 1);
    }
    const below = place < 0 ? fromEnd + 1 : 0;
    const groups = groupsAt(patterns, place);
    const row = rows.length;
    rows.push(place, ...new Array<number>(SIZE - 1).fill(0));
    rows.fill(this.#ask(groups.get(undefined) ?? [], below, rows), row + 1, row + SIZE);
    for (const [byte, group] of groups) if (byte !== undefined) rows[row + 1 + byte] = this.#ask(group, below, rows);
    return row;
  }
}

/** The place in [from, to) whose byte leaves the fewest patterns to try on average; undefined when none tells them apart. */
function bestPlace(patterns: readonly Pattern[], from: number, to: number): number | undefined {
  const counts = new Int32Array(OUTSIDE);
  let best: number | undefined;
  let least = patterns.length ** 2;
  for (let place = from; place < to; place++) {
    counts.fill(0);
    let open = 0;
    let different = 0;
    for (const pattern of patterns) {
      const byte = byteAt(pattern, place);
      if (byte === undefined) open++;
      else if ((counts[byte] as number)++ === 0) different++;
    }
    if (different < 2) continue;
    // A pattern that has no byte there is tried whatever the byte.
    let cost = open ** 2;
    for (const count of counts) cost += (count + open) * count;
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  return best;
}

/** By the byte at `place`, the patterns that can have it there: those that must, and those that do not say (undefined). */
function groupsAt<P extends Pattern>(patterns: readonly P[], place: number): Map<number | undefined, P[]> {
  const groups = new Map<number | undefined, P[]>();
  for (const own of new Set(patterns.map((pattern) => byteAt(pattern, place)))) {
    const fits = (pattern: P) => {
      const byte = byteAt(pattern, place);
      return byte === own || byte === undefined;
    };
    groups.set(own, patterns.filter(fits));
  }
  return groups;
}

/** The byte that every message of the pattern has at `place`; undefined when they differ. */
function byteAt({ head, foot }: Pattern, place: number): number | undefined {
  return place < 0 ? foot.bytes[foot.length + place] : head.bytes[place];
}
