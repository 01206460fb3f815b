import {
  FAIL2BAN,
  KERNEL,
  LINES,
  NO_PATTERN,
  RECORD,
  RECORD_END,
  RECORD_FROM,
  RECORD_LINE_END,
  RECORD_PATTERN,
  RECORD_SIZE,
  RECORD_START,
  RECORD_SUFFIX,
  RECORD_TAG,
  SSHD,
  UNREAD,
  WRAPPED,
} from '../layout';
import { programOf, readHeader } from './header';
import { lineEndFrom } from './literal';
import { byteAt } from './memory';
import { behindBlanks, behindLevel, behindUptime, hasSuffix, read } from './message';
import { tokenCount } from './run';

const RETURN: u32 = 13;

/**
 * Reads the lines in [from, to), `most` at most (MOST_LINES), and writes down a record of each, see `layout.ts`.
 *
 * @param shift  what is to be taken from a place in memory for one in the page
 * @returns how many numbers they are; the last stretch that has no line end is no line
 */
export function lines(from: i32, to: i32, most: i32, shift: i32): i32 {
  let start = from;
  let record = LINES;
  for (let count = 0; count < most; count++) {
    const lineEnd = lineEndFrom(start, to);
    if (lineEnd >= to) break;
    const end = lineEnd > start && byteAt(lineEnd - 1) === RETURN ? lineEnd - 1 : lineEnd;
    store<i32>(record, start - shift, RECORD_START);
    store<i32>(record, lineEnd - shift, RECORD_LINE_END);
    store<i32>(record, end - shift, RECORD_END);
    const size = RECORD + (readLine(record, start, end, shift) << 4);
    store<i32>(record, size >> 2, RECORD_SIZE);
    record += size;
    start = lineEnd + 1;
  }
  return (record - LINES) >> 2;
}

/** The header of one line, see `lines`; where its message begins. */
export function head(from: i32, to: i32): i32 {
  return readHeader(LINES, from, to);
}

/** How many tokens it has told. */
function readLine(record: i32, start: i32, end: i32, shift: i32): i32 {
  const message = readHeader(record, start, end);
  store<i32>(record, message === 0 ? -1 : message - shift, RECORD_FROM);
  store<i32>(record, UNREAD, RECORD_PATTERN);
  store<i32>(record, 0, RECORD_SUFFIX);
  if (message === 0) return 0;
  const program = programOf(load<i32>(record, RECORD_TAG));
  const from = behindPrefix(load<i32>(program, 4), message, end);
  if (from < 0) {
    store<i32>(record, WRAPPED, RECORD_PATTERN);
    return 0;
  }
  store<i32>(record, from - shift, RECORD_FROM);
  const questions = load<i32>(program);
  if (questions === 0) return 0;
  const pattern = read(questions, from, end, shift, record + RECORD);
  store<i32>(record, pattern < NO_PATTERN ? UNREAD : pattern, RECORD_PATTERN);
  store<i32>(record, <i32>hasSuffix, RECORD_SUFFIX);
  return tokenCount;
}

/** Where the message goes on behind what programs of this kind put in front of it; -1 where JavaScript has to look. */
function behindPrefix(kind: i32, from: i32, end: i32): i32 {
  if (kind === SSHD) return behindBlanks(from, end);
  if (kind === KERNEL) return behindUptime(from, end);
  return kind === FAIL2BAN ? behindLevel(from, end) : from;
}
