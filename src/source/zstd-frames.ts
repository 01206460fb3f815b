/**
 * Finds where the frames of a zstd file end (RFC 8878, 3.1). Node's decompressor (24.9) drops what follows a frame in
 * the same write, and takes a file that ends inside a frame for a whole one: both would lose lines in silence.
 */
export class ZstdFrames {
  /** Bytes to collect before the next decision; -1 while skipping. */
  #want = 4;
  #skip = 0;
  #collected: number[] = [];
  #next: (bytes: number[]) => void = this.#magic;
  #checksum = 0;
  #lastBlock = false;
  #inFrame = false;

  /** True between the first byte of a frame and its last. */
  get inFrame(): boolean {
    return this.#inFrame;
  }

  /**
   * The chunk in pieces none of which goes beyond the end of a frame.
   * @throws Error where a frame should begin and does not, after the pieces before it
   */
  *split(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    let at = 0;
    while (at < chunk.length) {
      this.#inFrame = true;
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, chunk.length - at);
        this.#skip -= step;
        at += step;
      } else {
        this.#collected.push(chunk[at++] ?? 0);
        if (this.#collected.length === this.#want) this.#next(this.#collected.splice(0));
      }
      if (this.#skip === 0 && this.#lastBlock) {
        yield chunk.subarray(start, at);
        start = at;
        this.#endFrame();
      }
    }
    if (start < chunk.length) yield chunk.subarray(start);
  }

  #endFrame(): void {
    this.#inFrame = false;
    this.#lastBlock = false;
    this.#expect(4, this.#magic);
  }

  #expect(count: number, next: (bytes: number[]) => void): void {
    this.#want = count;
    this.#next = next;
  }

  #magic(bytes: number[]): void {
    const magic = number(bytes);
    if (magic === 0xfd2fb528) this.#expect(1, this.#frameHeader);
    else if (magic >= 0x184d2a50 && magic <= 0x184d2a5f) this.#expect(4, this.#skippable);
    else throw new Error('what follows is not zstd');
  }

  #skippable(bytes: number[]): void {
    this.#skip = number(bytes);
    this.#lastBlock = true;
  }

  #frameHeader([descriptor = 0]: number[]): void {
    const single = (descriptor & 0x20) !== 0;
    const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
    const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
    this.#checksum = (descriptor & 4) !== 0 ? 4 : 0;
    this.#skip = (single ? 0 : 1) + dictionary + contentSize;
    this.#expect(3, this.#blockHeader);
  }

  #blockHeader(bytes: number[]): void {
    const header = number(bytes);
    const runLength = ((header >> 1) & 3) === 1;
    this.#lastBlock = (header & 1) !== 0;
    this.#skip = (runLength ? 1 : header >> 3) + (this.#lastBlock ? this.#checksum : 0);
  }
}

/** Little-endian. */
function number(bytes: readonly number[]): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
