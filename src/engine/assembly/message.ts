import { FAIL2BAN_LEVELS, LEVELS, NO_PATTERN, SECOND, SUFFIXES } from '../layout';
import { stands, standsBefore } from './literal';
import { byteAt } from './memory';
import { forgetTokens, run } from './run';

/** Numbers before a question's answers, see `src/parser/question.ts`. */
const FIXED: i32 = 5;
/** No patterns can fit. */
const NOTHING: i32 = 0;

const SPACE: u32 = 32;
const POINT: u32 = 46;
const COLON: u32 = 58;
const BRACKET: u32 = 91;
const BRACKET_END: u32 = 93;
const F: u32 = 102;

/** The message that was read last ended in ` [preauth]` or ` [postauth]`. */
export let hasSuffix: bool = false;

/**
 * Recognises the message [from, to), without the level in front that syslog gives it and the suffix of sshd's.
 *
 * @param tokens  where its tokens are to be told
 * @param questions  where two tables are named: those about patterns that begin with a certain word, and about all others
 * @returns the number of the pattern that fits; -1 when none does; -2 - n or -2 - 2^24 - n when there is no program yet
 *   for the n-th list of the first or second table
 */
export function read(questions: i32, from: i32, to: i32, shift: i32, tokens: i32): i32 {
  forgetTokens();
  const start = behindSyslogLevel(from, to);
  const end = suffixStart(start, to);
  hasSuffix = end < to;
  const found = ask(load<i32>(questions), start, end, shift, tokens);
  if (found !== NO_PATTERN) return found;
  const other = ask(load<i32>(questions, 4), start, end, shift, tokens);
  return other < NO_PATTERN ? other - SECOND : other;
}

/** The table: where its questions stand, where its programs stand, the first question. */
function ask(table: i32, from: i32, to: i32, shift: i32, tokens: i32): i32 {
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
  if (list === NOTHING) return NO_PATTERN;
  const program = load<i32>(load<i32>(table, 4) + (list << 2));
  return program === 0 ? -2 - list : run(program, from, to, shift, tokens);
}

/** The bytes from `at` on that stand before `to`; at most three. */
function wordBefore(at: i32, to: i32): i32 {
  let word = 0;
  for (let i = at; i < to; i++) word |= (<i32>byteAt(i)) << (8 * (i - at));
  return word;
}

/** Where the message goes on behind the level that syslog puts in front. */
function behindSyslogLevel(from: i32, to: i32): i32 {
  if (byteAt(from + 5) !== COLON && byteAt(from + 6) !== COLON) return from;
  return from + lengthOfOne(LEVELS, from, to);
}

/** Where ` [preauth]` or ` [postauth]` begins at the end of the message, else its end. */
function suffixStart(from: i32, to: i32): i32 {
  if (to === from || byteAt(to - 1) !== BRACKET_END) return to;
  const count = load<i32>(SUFFIXES);
  for (let i = 0; i < count; i++) {
    const length = load<i32>(SUFFIXES + 8 + (i << 3));
    if (to - length >= from && stands(load<i32>(SUFFIXES + 4 + (i << 3)), length, to - length)) return to - length;
  }
  return to;
}

/** How long the text of the list is that stands at `at`, 0 when none does. */
function lengthOfOne(list: i32, at: i32, to: i32): i32 {
  const count = load<i32>(list);
  for (let i = 0; i < count; i++) {
    const length = load<i32>(list + 8 + (i << 3));
    if (standsBefore(load<i32>(list + 4 + (i << 3)), length, at, to)) return length;
  }
  return 0;
}

export function behindBlanks(from: i32, to: i32): i32 {
  let at = from;
  while (at < to && byteAt(at) === SPACE) at++;
  return at;
}

/** Behind the kernel's own clock, `[71910.873115] ` or `[   12.873115] `; -1 for rarer spellings. */
export function behindUptime(from: i32, to: i32): i32 {
  if (byteAt(from) !== BRACKET) return from;
  const start = behindBlanks(from + 1, to);
  const point = behindDigits(start, to);
  if (point === start) return from;
  if (start > from + 17 || point > start + 10 || point >= to || byteAt(point) !== POINT) return -1;
  const end = behindDigits(point + 1, to);
  if (end === point + 1 || end > point + 10 || end + 2 >= to) return -1;
  return byteAt(end) === BRACKET_END && byteAt(end + 1) === SPACE ? end + 2 : -1;
}

/** Behind fail2ban's level; -1 where its own head may stand. */
export function behindLevel(from: i32, to: i32): i32 {
  if (byteAt(from) === F) return -1;
  const length = lengthOfOne(FAIL2BAN_LEVELS, from, to);
  return length === 0 ? from : behindBlanks(from + length, to);
}

function behindDigits(from: i32, to: i32): i32 {
  let at = from;
  while (at < to && byteAt(at) - 48 <= 9) at++;
  return at;
}
