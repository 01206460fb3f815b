import { byteAt } from './memory';
import { run } from './run';

export { head, lines } from './lines';

/** Numbers before a question's answers, see `src/parser/question.ts`. */
const FIXED: i32 = 5;
/** No patterns can fit. */
const NOTHING: i32 = 0;
/** What `read` returns when none fits; below it, that there is no program yet for a list of the first or second table. */
const NONE: i32 = -1;
const SECOND: i32 = 1 << 24;

/**
 * Recognises the message [from, to).
 *
 * @param first  where the questions stand about patterns that begin with a certain word
 * @param second  where those about all others stand
 * @returns the number of the pattern that fits; -1 when none does; -2 - n or -2 - 2^24 - n when there is no program yet
 *   for the n-th list of the first or second table
 */
export function read(first: i32, second: i32, from: i32, to: i32): i32 {
  const found = ask(first, from, to);
  if (found !== NONE) return found;
  const other = ask(second, from, to);
  return other < NONE ? other - SECOND : other;
}

/** The table: where its questions stand, where its programs stand, the first question. */
function ask(table: i32, from: i32, to: i32): i32 {
  const rows = load<i32>(table);
  let row = load<i32>(table, 8);
  while (row >= 0) {
    const at = rows + (row << 2);
    const offset = load<i32>(at);
    const place = offset < 0 ? to + offset : from + offset;
    let word = place < from ? 0 : place + 4 <= to ? load<i32>(place) : wordBefore(place, to);
    word &= load<i32>(at, 4);
    const slot = at + ((FIXED + 2 * <i32>(<u32>(word * load<i32>(at, 8)) >> <u32>load<i32>(at, 12))) << 2);
    row = load<i32>(slot) === word ? load<i32>(slot, 4) : load<i32>(at, 16);
  }
  const list = ~row;
  if (list === NOTHING) return NONE;
  const program = load<i32>(load<i32>(table, 4) + (list << 2));
  return program === 0 ? -2 - list : run(program, from, to);
}

/** The bytes from `at` on that stand before `to`; at most three. */
function wordBefore(at: i32, to: i32): i32 {
  let word = 0;
  for (let i = at; i < to; i++) word |= (<i32>byteAt(i)) << (8 * (i - at));
  return word;
}
