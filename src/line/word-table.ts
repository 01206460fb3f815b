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
  readonly #slots: (Slot<V> | undefined)[];
  readonly #last: number;

  /** @param size  a power of two */
  constructor(size: number) {
    this.#slots = new Array(size).fill(undefined);
    this.#last = size - 1;
  }

  /** @param hash  of the bytes `from`..`to`, by `hashWith` */
  find(bytes: Uint8Array, from: number, to: number, hash: number): V | undefined {
    const slot = this.#slots[hash & this.#last];
    return slot !== undefined && slot.word.length === to - from && beginsWith(bytes, from, slot.word)
      ? slot.value
      : undefined;
  }

  add(bytes: Uint8Array, from: number, to: number, value: V): void {
    if (to - from > LONGEST) return;
    let hash = 0;
    for (let at = from; at < to; at++) hash = hashWith(hash, bytes[at] as number);
    this.#slots[hash & this.#last] = { word: bytes.slice(from, to), value };
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
