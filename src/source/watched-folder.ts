import { stat } from 'node:fs/promises';

/** Two changes within so many milliseconds can have the same time: file systems take it from a coarse clock. */
const SAME_TIME = 50;

/** Tells whether files were made, renamed or removed in a folder, by its time of modification. */
export class WatchedFolder {
  readonly #path: string;
  #modified: bigint | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Changes count from now on. */
  async note(): Promise<void> {
    const modified = await this.#time();
    const isOld = modified !== undefined && BigInt(Date.now() - SAME_TIME) * 1_000_000n > modified;
    this.#modified = isOld ? modified : undefined;
  }

  /** Whether there was a change since `note`; or may have been, when that came just after another one. */
  async isChanged(): Promise<boolean> {
    return this.#modified === undefined || (await this.#time()) !== this.#modified;
  }

  async #time(): Promise<bigint | undefined> {
    return await stat(this.#path, { bigint: true }).then(
      ({ mtimeNs }) => mtimeNs,
      () => undefined,
    );
  }
}
