import {
  HEADS,
  HOST,
  HOST_SIZE,
  HOSTS,
  LAST_PLACE,
  PROBES,
  RECORD_HOST,
  RECORD_PID,
  RECORD_TAG,
  RECORD_TIME,
  STAMP,
  STAMP_END,
  TAG_PROGRAMS,
  TAG_SIZE,
  TAGS,
} from '../layout';
import { stands } from './literal';
import { byteAt } from './memory';

const SPACE: u32 = 32;
const COLON: u32 = 58;
const BRACKET: u32 = 91;
const BRACKET_END: u32 = 93;

/** Where the message begins behind a header whose parts are all known; 0 for all else. What they say is put into the record. */
export function readHeader(line: i32, at: i32, end: i32): i32 {
  const hostAt = readStamp(line, at, end);
  if (hostAt === 0) return 0;
  const tagAt = readHost(hostAt, end);
  if (tagAt === 0) return 0;
  store<i32>(line, load<i32>(HEADS, 24), RECORD_HOST);
  let hash = 0;
  let to = tagAt;
  for (; to < end; to++) {
    const byte = byteAt(to);
    if (byte === SPACE || byte === COLON || byte === BRACKET) break;
    hash = hash * 31 + <i32>byte;
  }
  const tag = findWord(HEADS + TAGS, TAG_SIZE, hash, tagAt, to - tagAt);
  if (tag < 0) return 0;
  store<i32>(line, tag, RECORD_TAG);
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
  store<i32>(line, (tens * 10 + ones) * 1_000_000 + fraction * load<i32>(HEADS, 16), RECORD_TIME);
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
  store<i32>(line, pid, RECORD_PID);
  return from;
}

/** What is known of the program at a place in the table of tags: where its questions stand (0: none), and its kind. */
export function programOf(tag: i32): i32 {
  return HEADS + TAG_PROGRAMS + (tag << 3);
}
