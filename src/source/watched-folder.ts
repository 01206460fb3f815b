import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SAME_TIME } from './file-mark.ts';
import { realName } from './real-name.ts';

/** Tells whether files were made, renamed or removed where a log is (and where it leads to, if it is a link), by the time of modification of the folder. */
export class WatchedFolder {
  readonly #log: string;
  #modified: string | undefined;

  constructor(log: string) {
    this.#log = log;
  }

  /** Changes count from now on. */
  async note(): Promise<void> {
    const before = BigInt(Date.now() - SAME_TIME) * 1_000_000n;
    const times = await this.#times();
    this.#modified = times.some((time) => time >= before) ? undefined : times.join();
  }

  /** Whether there was a change since `note`; or may have been, when that came just after another one. */
  async isChanged(): Promise<boolean> {
    return this.#modified === undefined || (await this.#times()).join() !== this.#modified;
  }

  /** 0 where nobody may look. */
  async #times(): Promise<bigint[]> {
    const real = await realName(this.#log);
    const times: bigint[] = [];
    for (const folder of new Set([dirname(this.#log), dirname(real)])) {
      const stats = await stat(folder, { bigint: true }).catch(() => undefined);
      times.push(stats?.mtimeNs ?? 0n);
    }
    return times;
  }
}
