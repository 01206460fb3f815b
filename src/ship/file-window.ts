import type { FileHandle } from 'node:fs/promises';

const SIZE = 1 << 20;

/** Reads a file from its beginning to its end, in large pieces, however small the parts are that are asked for. */
export class FileWindow {
  readonly #handle: FileHandle;
  #bytes = Buffer.alloc(0);
  #at = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** @throws Error when the file ends before */
  async bytes(at: number, length: number): Promise<Buffer> {
    if (at < this.#at || at + length > this.#at + this.#bytes.length) {
      const bytes = Buffer.allocUnsafe(Math.max(length, SIZE));
      const { bytesRead } = await this.#handle.read(bytes, 0, bytes.length, at);
      if (bytesRead < length) throw new Error('the file is cut');
      this.#bytes = bytes.subarray(0, bytesRead);
      this.#at = at;
    }
    return this.#bytes.subarray(at - this.#at, at - this.#at + length);
  }
}
