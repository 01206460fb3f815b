import type { FileHandle } from 'node:fs/promises';

const SIZE = 1 << 18;

/** Reads a file from its beginning to its end, in large pieces, however small the parts are that are asked for. */
export class FileWindow {
  readonly #handle: FileHandle;
  #memory = Buffer.alloc(0);
  /** So much of the memory is filled, with what stands in the file from `#at` on. */
  #length = 0;
  #at = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /**
   * Holds until it is called again: the memory is used anew, for what is only let go of piles up until it is collected.
   * @throws Error when the file ends before
   */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at < this.#at || at + length > this.#at + this.#length) {
      if (this.#memory.length < length) this.#memory = Buffer.allocUnsafeSlow(Math.max(length, SIZE));
      this.#length = 0;
      const { bytesRead } = await this.#handle.read(this.#memory, 0, this.#memory.length, at);
      if (bytesRead < length) throw new Error('the file is cut');
      this.#length = bytesRead;
      this.#at = at;
    }
    return this.#memory.subarray(at - this.#at, at - this.#at + length);
  }
}
