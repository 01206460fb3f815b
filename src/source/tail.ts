import { stat } from 'node:fs/promises';
import type { LineBatch, LogFile } from '../event.ts';
import type { Place } from './cut-lines.ts';
import type { ReadResult } from './how-to-tail.ts';
import { KnownFiles } from './known-files.ts';
import { linesBefore } from './lines-before.ts';
import type { LiveSource, Saved } from './live-source.ts';
import type { TailOptions, TailState } from './tail-options.ts';
import type { TailedFile } from './tailed-file.ts';

const GRACE = 60_000;
/** What is not there, or cannot be read, is tried again so often, in milliseconds. */
const TRY_AGAIN = 1000;

/**
 * Follows a log through rotation of any kind, by looking: no notification is needed, so that network file systems and
 * links do as well. What was rotated between two looks, or while nobody looked, is found again by inode and content.
 * A file that is read stays open. Give `look` and `read` in turns.
 */
export class Tail implements LiveSource {
  readonly name: string;
  readonly ended = false;
  readonly #options: TailOptions;
  readonly #files: KnownFiles;
  #mustSearch = true;
  #lastSearch = 0;
  /** What could not be read, and when that was. */
  readonly #failed = new Map<TailedFile, number>();

  /** @param saved  what `state` gave in an earlier run */
  constructor(path: string, options: TailOptions, saved?: Saved) {
    this.name = path;
    this.#options = options;
    this.#files = new KnownFiles(path, options, saved as TailState | undefined);
  }

  async look(): Promise<void> {
    const now = Date.now();
    const again = this.#files.isIncomplete && now - this.#lastSearch >= TRY_AGAIN;
    if (this.#mustSearch || again || (await this.#isReplaced())) {
      this.#lastSearch = now;
      this.#mustSearch = !(await this.#files.search(now));
    }
  }

  async read(): Promise<readonly LineBatch[]> {
    for (const file of this.#files.all) {
      // What comes later waits for what may have gone elsewhere.
      if (this.#mustSearch && !file.done && file.opened === undefined) return [];
      const result = await this.#readFrom(file);
      if (typeof result === 'object') return result.length > 0 ? result : await this.read();
      if (result !== 'end') {
        await this.#resolve(file, result);
        this.#mustSearch = true;
        return [];
      }
      if (this.#isOver(file)) {
        const last = await file.finish();
        if (last.length > 0) return last;
      }
    }
    return [];
  }

  /** What was in the file may be elsewhere now: only its folder tells. */
  async #resolve(file: TailedFile, result: 'changed' | 'copy' | 'early'): Promise<void> {
    if (result === 'changed' && file.isTold) await this.#files.split(file);
    else if (result !== 'copy') file.startAnew();
    else await this.#files.drop(file);
  }

  /** `early`: what came before it must be looked for first. */
  async #readFrom(file: TailedFile): Promise<ReadResult | 'early'> {
    if (Date.now() - (this.#failed.get(file) ?? 0) < TRY_AGAIN) return 'end';
    const isFirst = !file.isTold && file.opened?.compressed === false;
    try {
      const result = await file.read();
      this.#failed.delete(file);
      // It can have been written, copied and truncated before it was ever read: only its folder tells.
      if (!isFirst || typeof result === 'string' || !(await this.#files.folder.isChanged())) return result;
      return 'early';
    } catch (error) {
      const path = file.opened?.path ?? this.name;
      if (file.opened?.compressed) {
        this.#files.unreadable(path, error, 'what could be read of it is delivered');
        await file.giveUp();
        return 'end';
      }
      if (!this.#failed.has(file)) this.#files.unreadable(path, error, 'reading goes on when it can be read');
      this.#failed.set(file, Date.now());
      return 'end';
    }
  }

  async before(): Promise<LineBatch | undefined> {
    const file = this.#files.all.find(({ done, opened }) => !done && opened !== undefined);
    if (file?.opened === undefined || file.opened.compressed) return undefined;
    return await linesBefore(file.opened.handle, file.file, file.rest.offset);
  }

  state(open: ReadonlyMap<LogFile, Place>): Saved {
    const files = this.#files.all.map((file) => file.record(open.get(file.file)));
    return { files };
  }

  lag(): number {
    return this.#files.all.reduce((sum, file) => sum + file.lag, 0);
  }

  get isSearching(): boolean {
    return this.#mustSearch;
  }

  async close(): Promise<void> {
    for (const file of this.#files.all) await file.detach();
  }

  async #isReplaced(): Promise<boolean> {
    const stats = await stat(this.name, { bigint: true }).catch(() => undefined);
    if (stats === undefined) return false;
    const current = this.#files.all.at(-1);
    const opened = current?.opened;
    if (current === undefined || opened === undefined) return true;
    if (opened.inode !== String(stats.ino) || opened.device !== String(stats.dev)) return true;
    if (Number(stats.size) < current.reached) return true;
    current.noteSize(Number(stats.size));
    // What was written to it may have been copied and truncated before it was ever read.
    return !current.isTold && (await this.#files.folder.isChanged());
  }

  /** Of what can grow no longer, all was read. */
  #isOver(file: TailedFile): boolean {
    if (file.done || file.opened === undefined || this.#failed.has(file) || file === this.#files.all.at(-1))
      return false;
    return file.opened.compressed || Date.now() - file.lastGrowth >= (this.#options.grace ?? GRACE);
  }
}
