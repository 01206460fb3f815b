import { latin1Of } from '../page.ts';

/** A power of two. */
const SLOTS = 4096;
const LONGEST = 48;

const words: (string | undefined)[] = new Array(SLOTS).fill(undefined);

/**
 * [start, end) as text, one latin1 character a byte. The same names come again and again: one that was made lately is
 * handed out once more, which costs a fraction of making it.
 */
export function wordOf(bytes: Uint8Array, start: number, end: number): string {
  const length = end - start;
  if (length > LONGEST) return latin1Of(bytes, start, end);
  let hash = length;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
  const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
  const known = words[slot];
  if (known !== undefined && known.length === length && isAt(known, bytes, start)) return known;
  const word = latin1Of(bytes, start, end);
  words[slot] = word;
  return word;
}

function isAt(word: string, bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
