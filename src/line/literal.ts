import type { Page } from '../event.ts';

/** Fixed text to compare with. */
export interface Literal {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** Its bytes in fours, the last ones first, without the `rest` at the beginning that makes no four. */
  readonly words: Int32Array;
  readonly rest: number;
}

export function makeLiteral(text: string): Literal {
  const bytes = new Uint8Array(Buffer.from(text));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { length } = bytes;
  const words = new Int32Array(length >> 2);
  for (let i = 0; i < words.length; i++) words[i] = view.getInt32(length - 4 * (i + 1), true);
  return { bytes, length, words, rest: length & 3 };
}

/**
 * Whether all of `literal` stands at `at`, before `to`. From its end, since the beginnings of patterns are alike; in
 * fours, since most of a log line is fixed text.
 */
export function standsAt(literal: Literal, { bytes, view }: Page, at: number, to: number): boolean {
  const { words, rest } = literal;
  let i = at + literal.length;
  if (i > to) return false;
  for (let k = 0; k < words.length; k++) {
    i -= 4;
    if (view.getInt32(i, true) !== words[k]) return false;
  }
  for (let k = 0; k < rest; k++) if (literal.bytes[k] !== bytes[at + k]) return false;
  return true;
}
