import {
  HEADS,
  HOST,
  HOST_SIZE,
  HOSTS,
  LAST_PLACE,
  LINE_NUMBERS,
  LINES,
  PROBES,
  STAMP,
  STAMP_END,
  TAG_SIZE,
  TAGS,
} from '../layout';
import { lineEndFrom, stands } from './literal';
import { byteAt } from './memory';

const RETURN: u32 = 13;
const SPACE: u32 = 32;
const COLON: u32 = 58;
const BRACKET: u32 = 91;
const BRACKET_END: u32 = 93;

/**
 * Reads the lines in [from, to), `most` at most. Of each is written down: where it begins, where its line end stands,
 * where it ends without a carriage return, and where its message begins (0: its header has a part that is not known);
 * then its tag, its host (-1: that of the line learnt from), its pid, and the microseconds since its minute began.
 *
 * @returns how many; the last stretch that has no line end is none
 */
export function lines(from: i32, to: i32, most: i32): i32 {
  let count = 0;
  let start = from;
  for (; count < most; count++) {
    const lineEnd = lineEndFrom(start, to);
    if (lineEnd >= to) break;
    const end = lineEnd > start && byteAt(lineEnd - 1) === RETURN ? lineEnd - 1 : lineEnd;
    const at = LINES + count * LINE_NUMBERS * 4;
    store<i32>(at, start);
    store<i32>(at, lineEnd, 4);
    store<i32>(at, end, 8);
    store<i32>(at, readHeader(at, start, end), 12);
    start = lineEnd + 1;
  }
  return count;
}

/** The header of one line, see `lines`; where its message begins. */
export function head(from: i32, to: i32): i32 {
  return readHeader(LINES, from, to);
}

/** Where the message begins behind a header whose parts are all known; 0 for all else. */
function readHeader(line: i32, at: i32, end: i32): i32 {
  const hostAt = readStamp(line, at, end);
  if (hostAt === 0) return 0;
  const tagAt = readHost(hostAt, end);
  if (tagAt === 0) return 0;
  store<i32>(line, load<i32>(HEADS, 24), 20);
  let hash = 0;
  let to = tagAt;
  for (; to < end; to++) {
    const byte = byteAt(to);
    if (byte === SPACE || byte === COLON || byte === BRACKET) break;
    hash = hash * 31 + <i32>byte;
  }
  const tag = findWord(HEADS + TAGS, TAG_SIZE, hash, tagAt, to - tagAt);
  if (tag < 0) return 0;
  store<i32>(line, tag, 16);
  return readTagEnd(line, to, end);
}

/** Where the stamp ends, 0 when it is another one than that which is known. */
function readStamp(line: i32, at: i32, end: i32): i32 {
  const length = load<i32>(HEADS);
  const endLength = load<i32>(HEADS, 4);
  const digits = load<i32>(HEADS, 8);
  if (length === 0 || at + length + 2 + digits + endLength > end || !stands(HEADS + STAMP, length, at)) return 0;
  let to = at + length;
  const tens = byteAt(to) - 48;
  const ones = byteAt(to + 1) - 48;
  if (tens > 5 || ones > 9) return 0;
  to += 2;
  let fraction: u32 = 0;
  if (digits > 0) {
    if (<i32>byteAt(to) !== load<i32>(HEADS, 12) || to + 1 + digits + endLength > end) return 0;
    for (const stop = to + digits; to < stop; ) {
      const digit = byteAt(++to) - 48;
      if (digit > 9) return 0;
      fraction = fraction * 10 + digit;
    }
    to++;
  }
  if (!stands(HEADS + STAMP_END, endLength, to)) return 0;
  store<i32>(line, (tens * 10 + ones) * 1_000_000 + fraction * load<i32>(HEADS, 16), 28);
  return to + endLength;
}

/** Where the host ends with its space, 0 when none that is known stands there. The host of the next line may be the same. */
function readHost(at: i32, end: i32): i32 {
  const length = load<i32>(HEADS, 20);
  if (at + length <= end && stands(HEADS + HOST, length, at)) return at + length;
  let hash = 0;
  for (let to = at; to < end; to++) {
    const byte = byteAt(to);
    hash = hash * 31 + <i32>byte;
    if (byte !== SPACE) continue;
    const size = to + 1 - at;
    const host = findWord(HEADS + HOSTS, HOST_SIZE, hash, at, size);
    if (host < 0) return 0;
    memory.copy(HEADS + HOST, at, size);
    store<i32>(HEADS, size, 20);
    store<i32>(HEADS, host, 24);
    return to + 1;
  }
  return 0;
}

/** The place of a word in a table, -1 when it is not there. */
function findWord(table: i32, size: i32, hash: i32, at: i32, length: i32): i32 {
  for (let i = 0; i < PROBES; i++) {
    const place = (hash + i) & LAST_PLACE;
    const entry = table + place * size;
    const known = load<i32>(entry);
    if (known === 0) return -1;
    if (known === length && stands(entry + 4, length, at)) return place;
  }
  return -1;
}

/** Reads `[12]: ` or `: `; 0 for all else. */
function readTagEnd(line: i32, at: i32, end: i32): i32 {
  let to = at;
  let pid = 0;
  if (byteAt(to) === BRACKET) {
    const stop = to + 10; // longer ones are no pids, and do not fit
    while (++to < stop) {
      const digit = byteAt(to) - 48;
      if (digit > 9) break;
      pid = pid * 10 + <i32>digit;
    }
    if (to === at + 1 || byteAt(to) !== BRACKET_END) return 0;
    to++;
  }
  const from = to + 2;
  if (from >= end || byteAt(to) !== COLON || byteAt(to + 1) !== SPACE) return 0;
  if (byteAt(from) === BRACKET && byteAt(from + 1) === 73) return 0; // Solaris' `[ID 800047 auth.info]`
  store<i32>(line, pid, 24);
  return from;
}
