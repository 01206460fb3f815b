import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { UserError } from '../error.ts';
import type { LineTarget } from './line-delivery.ts';

export interface RotatingFileOptions {
  readonly path: string;
  /** A file that would grow beyond it is set aside as `path.1`, that as `path.2`, and so on. */
  readonly bytes: number;
  /** How many are kept besides the one that is written. */
  readonly keep: number;
}

/** Appends to a file, bounded in size and number; what was written is on disk. Readable by its owner only. */
export class RotatingFile implements LineTarget {
  readonly #options: RotatingFileOptions;
  #file: FileHandle | undefined;
  #size = 0;

  constructor(options: RotatingFileOptions) {
    this.#options = options;
  }

  /** @throws UserError that names the file */
  async write(bytes: Buffer): Promise<void> {
    try {
      const file = await this.#fileFor(bytes.length);
      await file.appendFile(bytes);
      await file.datasync();
      this.#size += bytes.length;
    } catch (error) {
      const message = `cannot write to ${this.#options.path}: ${(error as Error).message}`;
      throw new UserError('cannot-write', message, 'Make room there, or choose another file.');
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #fileFor(more: number): Promise<FileHandle> {
    const { path, bytes } = this.#options;
    this.#file ??= await this.#open(path);
    if (this.#size > 0 && this.#size + more > bytes) {
      await this.close();
      await this.#setAside();
      this.#file = await this.#open(path);
    }
    return this.#file;
  }

  async #open(path: string): Promise<FileHandle> {
    const file = await open(path, 'a', 0o600);
    this.#size = (await file.stat()).size;
    return file;
  }

  async #setAside(): Promise<void> {
    const { path, keep } = this.#options;
    const name = (i: number) => (i === 0 ? path : `${path}.${i}`);
    await rm(name(keep), { force: true });
    for (let i = keep - 1; i >= 0; i--) await renameIfThere(name(i), name(i + 1));
  }
}

async function renameIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
