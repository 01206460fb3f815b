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
  return literalOf(new Uint8Array(Buffer.from(text)));
}

export function literalOf(bytes: Uint8Array): Literal {
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

/** First place of `literal` in [from, to), or -1. */
export function findLiteral(literal: Literal, page: Page, from: number, to: number): number {
  const { bytes } = page;
  const last = to - literal.length;
  const first = literal.bytes[0];
  for (let i = from; i <= last; i++) if (bytes[i] === first && standsAt(literal, page, i, to)) return i;
  return -1;
}
