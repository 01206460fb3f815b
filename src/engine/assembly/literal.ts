import { byteAt } from './memory';

const NEWLINE: i8 = 10;

/**
 * Whether the `length` bytes of fixed text at `text` stand at `at`; it is known that so many stand there. From the end,
 * since the beginnings of patterns are alike; in eights, since most of a log line is fixed text.
 */
export function stands(text: i32, length: i32, at: i32): bool {
  if (length >= 8) {
    let i = length - 8;
    for (; i > 0; i -= 8) if (load<u64>(text + i) !== load<u64>(at + i)) return false;
    return load<u64>(text) === load<u64>(at);
  }
  if (length >= 4) {
    return load<u32>(text + length - 4) === load<u32>(at + length - 4) && load<u32>(text) === load<u32>(at);
  }
  for (let i = 0; i < length; i++) if (byteAt(text + i) !== byteAt(at + i)) return false;
  return true;
}

/** Whether all of it stands at `at`, before `to`. */
export function standsBefore(text: i32, length: i32, at: i32, to: i32): bool {
  return at + length <= to && stands(text, length, at);
}

/** First place of the text in [from, to), or -1. */
export function find(text: i32, length: i32, from: i32, to: i32): i32 {
  const last = to - length;
  const first = byteAt(text);
  for (let i = from; i <= last; i++) if (byteAt(i) === first && stands(text, length, i)) return i;
  return -1;
}

/** The place of the next line end from `from` on; not before `to` when there is none. Sixteen bytes at once. */
export function lineEndFrom(from: i32, to: i32): i32 {
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(NEWLINE)));
    if (found !== 0) return at + ctz(found);
  }
  return to;
}
