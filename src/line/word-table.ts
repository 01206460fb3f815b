/** A power of two. */
const SLOTS = 1024;
const LONGEST = 255;

interface Slot<V> {
  readonly word: Uint8Array;
  readonly value: V;
}

/**
 * Values by words of bytes, without making a string of the word. Of two words with the same hash the later one stays, so
 * that its size has a limit whatever comes.
 */
export class WordTable<V> {
  readonly #slots: (Slot<V> | undefined)[] = new Array(SLOTS).fill(undefined);

  /** @param hash  of the bytes `from`..`to`, by `hashWith` */
  find(bytes: Uint8Array, from: number, to: number, hash: number): V | undefined {
    const slot = this.#slots[hash & (SLOTS - 1)];
    return slot !== undefined && slot.word.length === to - from && beginsWith(bytes, from, slot.word)
      ? slot.value
      : undefined;
  }

  add(bytes: Uint8Array, from: number, to: number, value: V): void {
    if (to - from > LONGEST) return;
    let hash = 0;
    for (let at = from; at < to; at++) hash = hashWith(hash, bytes[at] as number);
    this.#slots[hash & (SLOTS - 1)] = { word: bytes.slice(from, to), value };
  }
}

/** The hash of a word, from that of all but its last byte; it begins with 0. */
export function hashWith(hash: number, byte: number): number {
  return (Math.imul(hash, 31) + byte) | 0;
}

/** Whether `word` stands at `at`. Reads no further than the first difference. */
export function beginsWith(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}
