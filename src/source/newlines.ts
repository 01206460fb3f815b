const NEWLINE = 10;
const NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;

/**
 * Finds line ends four bytes at a time: a call of `indexOf` for each line costs more than reading it. What is asked of a
 * word is the same in either order of bytes.
 */
export class Newlines {
  #bytes: Uint8Array = new Uint8Array();
  #words: Int32Array = new Int32Array();
  /** Bytes before the first whole word. */
  #head = 0;

  open(bytes: Uint8Array): void {
    const { buffer, byteOffset, length } = bytes;
    const head = Math.min(-byteOffset & 3, length);
    this.#bytes = bytes;
    this.#head = head;
    this.#words = new Int32Array(buffer, head === length ? 0 : byteOffset + head, (length - head) >> 2);
  }

  /** The first line end from `at` on; the length of the bytes when there is none. */
  next(at: number): number {
    const bytes = this.#bytes;
    const words = this.#words;
    const head = this.#head;
    let i = at;
    for (; i < bytes.length && (i < head || ((i - head) & 3) !== 0); i++) if (bytes[i] === NEWLINE) return i;
    let word = (i - head) >> 2;
    while (word < words.length && !hasNewline(words[word] as number)) word++;
    for (i = head + word * 4; i < bytes.length; i++) if (bytes[i] === NEWLINE) return i;
    return bytes.length;
  }

  /** How many there are. */
  count(): number {
    const bytes = this.#bytes;
    const words = this.#words;
    let count = 0;
    for (let i = 0; i < this.#head; i++) if (bytes[i] === NEWLINE) count++;
    for (let word = 0; word < words.length; word++) {
      const found = newlinesIn(words[word] as number);
      if (found !== 0) count += Math.imul(found >>> 7, 0x01010101) >>> 24;
    }
    for (let i = this.#head + words.length * 4; i < bytes.length; i++) if (bytes[i] === NEWLINE) count++;
    return count;
  }
}

function hasNewline(word: number): boolean {
  const other = word ^ NEWLINES;
  return ((other - 0x01010101) & ~other & HIGH_BITS) !== 0;
}

/** The highest bit of each byte that is a line end. */
function newlinesIn(word: number): number {
  const other = word ^ NEWLINES;
  return ~(((other & LOW_BITS) + LOW_BITS) | other) & HIGH_BITS;
}
