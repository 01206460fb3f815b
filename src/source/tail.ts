import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { LineBatch, LogFile } from '../event.ts';
import type { Place } from './cut-lines.ts';
import { hashOf, isStamped } from './file-mark.ts';
import { sortByTime, unseenAmong } from './file-order.ts';
import { linesBefore, placeOfEnd } from './lines-before.ts';
import type { LiveSource, Saved } from './live-source.ts';
import { type FoundFile, findRotated, isKnown } from './rotated-files.ts';
import type { TailOptions, TailState } from './tail-options.ts';
import { type HowToTail, type ReadResult, TailedFile } from './tailed-file.ts';
import { WatchedFolder } from './watched-folder.ts';

const GRACE = 60_000;
const CHUNK = 262_144;
/** A file that is gone with lines unread is looked for so often, and so long, in milliseconds: it may be being compressed. */
const SEARCH_AGAIN = 1000;
const SEARCH = 60_000;
const MOST_RECORDS = 32;

/**
 * Follows a log through rotation of any kind, by looking: no notification is needed, so that network file systems and
 * links do as well. What was rotated between two looks, or while nobody looked, is found again by inode and content.
 * A file that is read stays open. Give `look` and `read` in turns.
 */
export class Tail implements LiveSource {
  readonly name: string;
  readonly ended = false;
  readonly #options: TailOptions;
  readonly #how: HowToTail;
  /** Oldest first; the last one is the current one. */
  #files: TailedFile[] = [];
  #isNew: boolean;
  #seen: number;
  #mustSearch = true;
  #lastSearch = 0;
  readonly #folder: WatchedFolder;
  readonly #missing = new Map<TailedFile, number>();

  /** @param saved  what `state` gave in an earlier run */
  constructor(path: string, options: TailOptions, saved?: Saved) {
    this.name = path;
    this.#options = options;
    this.#folder = new WatchedFolder(dirname(path));
    this.#how = {
      chunkSize: options.chunkSize ?? CHUNK,
      onLongLine: options.onLongLine ?? (() => {}),
      identify: (line) => this.#identify(line),
    };
    const state = saved as TailState | undefined;
    this.#isNew = state === undefined;
    this.#seen = state?.seen ?? 0;
    // Of what nothing was read, nothing is known: another file may have got its inode.
    const known = (state?.files ?? []).filter(({ identity }) => identity !== '');
    this.#files = known.map((record) => new TailedFile(path, this.#how, record));
  }

  async look(): Promise<void> {
    const now = Date.now();
    const again = this.#missing.size > 0 && now - this.#lastSearch >= SEARCH_AGAIN;
    if (this.#mustSearch || again || (await this.#isReplaced())) await this.#search(now);
    this.#seen = now;
  }

  async read(): Promise<readonly LineBatch[]> {
    for (const file of this.#files) {
      // What comes later waits for what may have gone elsewhere.
      if (this.#mustSearch && !file.done && file.opened === undefined) return [];
      const result = await this.#readFrom(file);
      if (result === 'changed' || result === 'early') {
        if (result === 'changed') await file.detach();
        this.#mustSearch = true;
        return [];
      }
      if (result !== 'end') return result.length > 0 ? result : await this.read();
      if (this.#isOver(file)) {
        const last = await file.finish();
        if (last.length > 0) return last;
      }
    }
    return [];
  }

  /** `early`: what came before it must be looked for first. */
  async #readFrom(file: TailedFile): Promise<ReadResult | 'early'> {
    const isFirst = !file.isTold && file.opened?.compressed === false;
    try {
      const result = await file.read();
      // It can have been written, copied and truncated before it was ever read: only its folder tells.
      if (!isFirst || typeof result === 'string' || !(await this.#folder.isChanged())) return result;
      file.startAnew();
      return 'early';
    } catch (error) {
      this.#unreadable(file.opened?.path ?? this.name, error);
      if (!file.opened?.compressed) return 'changed';
      await file.giveUp();
      return 'end';
    }
  }

  #unreadable(path: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#warn('unreadable', `${path}: ${reason}; what could be read of it is delivered`);
  }

  #warn(code: string, message: string): void {
    this.#options.onNotice?.({ level: 'warn', code, message });
  }

  async before(): Promise<LineBatch | undefined> {
    const file = this.#files.find(({ done, opened }) => !done && opened !== undefined);
    if (file?.opened === undefined || file.opened.compressed) return undefined;
    return await linesBefore(file.opened.handle, file.file, file.rest.offset);
  }

  state(open: ReadonlyMap<LogFile, Place>): Saved {
    const files = this.#files.map((file) => file.record(open.get(file.file)));
    return { files, seen: this.#seen };
  }

  lag(): number {
    return this.#files.reduce((sum, file) => sum + file.lag, 0);
  }

  get isSearching(): boolean {
    return this.#mustSearch;
  }

  async close(): Promise<void> {
    for (const file of this.#files) await file.detach();
  }

  async #isReplaced(): Promise<boolean> {
    const stats = await stat(this.name, { bigint: true }).catch(() => undefined);
    if (stats === undefined) return false;
    const current = this.#files.at(-1);
    const opened = current?.opened;
    if (opened === undefined || opened.inode !== String(stats.ino) || opened.device !== String(stats.dev)) return true;
    if (Number(stats.size) < (current?.rest.offset ?? 0)) return true;
    // What was written to it may have been copied and truncated before it was ever read.
    return current?.isTold === false && (await this.#folder.isChanged());
  }

  /** Of what can grow no longer, all was read. */
  #isOver(file: TailedFile): boolean {
    if (file.done || file.opened === undefined || file === this.#files.at(-1)) return false;
    return file.opened.compressed || Date.now() - file.lastGrowth >= (this.#options.grace ?? GRACE);
  }

  /** Finds out which file is which, and takes up what was not seen before. */
  async #search(now: number): Promise<void> {
    this.#lastSearch = now;
    this.#mustSearch = false;
    await this.#folder.note();
    const found = await findRotated(
      this.name,
      this.#files.filter(({ done }) => !done).map((file) => file.record().path),
    );
    if (found === undefined) {
      this.#mustSearch = true;
      return;
    }
    const owners = new Map<FoundFile, TailedFile>();
    for (const one of found) {
      const owner = await this.#ownerOf(one);
      if (owner !== undefined) owners.set(one, owner);
    }
    const unseen = unseenAmong(found, owners, (one) =>
      this.#isNew ? this.#options.from === 'rotated' : one.modified >= this.#seen - 2000,
    );
    const used = new Set<FoundFile>();
    for (const [one, owner] of owners) if (await this.#takeUp(one, owner)) used.add(one);
    for (const one of unseen) {
      const file = new TailedFile(this.name, this.#how);
      if (this.#isNew && this.#options.from === 'end' && one.isCurrent) file.begin(await placeOfEnd(one.handle));
      if (await this.#attach(file, one)) used.add(one);
      owners.set(one, file);
      this.#files.push(file);
    }
    for (const one of found) if (!used.has(one)) await one.handle.close();
    sortByTime(this.#files, found, owners);
    this.#isNew = false;
    this.#noteMissing(now);
    this.#forget(new Set(owners.values()));
  }

  async #ownerOf(found: FoundFile): Promise<TailedFile | undefined> {
    const same = ({ opened }: TailedFile) => opened?.inode === found.inode && opened.device === found.device;
    const attached = this.#files.find(same);
    // Looked into after the set was listed: what it still is it was then.
    if (attached !== undefined && (!attached.isTold || (await attached.holds()))) return attached;
    await attached?.detach();
    for (const file of this.#files.toReversed()) {
      if (file.isTold ? await isKnown(file.record(), found) : await file.beginsAs(found.head)) return file;
    }
    return undefined;
  }

  /** Goes on with a file that was not open, or with the copy that took its place. */
  async #takeUp(found: FoundFile, file: TailedFile): Promise<boolean> {
    const isCopy = file.opened?.inode !== found.inode || file.opened.device !== found.device;
    if (file.opened !== undefined && !(found.isCurrent && isCopy)) return false;
    if (file.done && !found.isCurrent) return false;
    file.done = false;
    this.#missing.delete(file);
    return await this.#attach(file, found);
  }

  async #attach(file: TailedFile, found: FoundFile): Promise<boolean> {
    try {
      if (await file.attach(found)) return true;
      this.#mustSearch = true;
      return false;
    } catch (error) {
      this.#unreadable(found.path, error);
      await file.giveUp();
      return false;
    }
  }

  #noteMissing(now: number): void {
    for (const file of this.#files) {
      if (file.opened !== undefined || file.done) continue;
      const since = this.#missing.get(file) ?? now;
      this.#missing.set(file, since);
      if (now - since < SEARCH) continue;
      this.#missing.delete(file);
      file.done = true;
      this.#warn(
        'lost',
        `${this.name}: a file of it is gone, read up to byte ${file.rest.offset}; what stood behind is lost`,
      );
    }
  }

  /** What is read to its end, and no longer there. */
  #forget(there: ReadonlySet<TailedFile>): void {
    const isNeeded = (file: TailedFile, place: number) =>
      !file.done || there.has(file) || place >= this.#files.length - 3;
    this.#files = this.#files.filter(isNeeded);
    while (this.#files.length > MOST_RECORDS && this.#files[0]?.done) this.#files.shift();
  }

  #identify(line: Buffer): string {
    const identity = hashOf(this.#options.machine, '\0', this.name, '\0', line);
    const taken = this.#files.some(({ file }) => file.identity === identity);
    return taken && !isStamped(line) ? hashOf(identity, '\0again') : identity;
  }
}
