import { stat } from 'node:fs/promises';
import type { LineBatch, LogFile } from '../event.ts';
import type { Place } from './cut-lines.ts';
import { type FileRecord, hashOf, isStamped } from './file-mark.ts';
import { linesBefore, placeOfEnd } from './lines-before.ts';
import type { LiveSource, Saved, SourceNotice } from './live-source.ts';
import { type FoundFile, findRotated, isKnown } from './rotated-files.ts';
import { type HowToTail, type ReadResult, TailedFile } from './tailed-file.ts';

/** Where to begin with a log that was never followed. */
export type Beginning = 'beginning' | 'end' | 'rotated';

export interface TailOptions {
  /** `rotated`: the rotated files as well; default `beginning`: the current file. */
  readonly from?: Beginning;
  /** Makes ids differ from those of another machine's log of the same name. */
  readonly machine: string;
  /** So long after a rotation something may still be written to the old file; milliseconds without a new byte. */
  readonly grace?: number;
  readonly chunkSize?: number;
  readonly onNotice?: (notice: SourceNotice) => void;
  readonly onLongLine?: () => void;
}

/** What is kept of a log between two runs. */
interface TailState {
  /** Oldest first. */
  readonly files: readonly FileRecord[];
  /** Milliseconds since the epoch. */
  readonly seen: number;
}

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
  readonly #missing = new Map<TailedFile, number>();

  /** @param saved  what `state` gave in an earlier run */
  constructor(path: string, options: TailOptions, saved?: Saved) {
    this.name = path;
    this.#options = options;
    this.#how = {
      chunkSize: options.chunkSize ?? CHUNK,
      onLongLine: options.onLongLine ?? (() => {}),
      identify: (line) => this.#identify(line),
    };
    const state = saved as TailState | undefined;
    this.#isNew = state === undefined;
    this.#seen = state?.seen ?? 0;
    this.#files = (state?.files ?? []).map((record) => new TailedFile(path, this.#how, record));
  }

  async look(): Promise<void> {
    const now = Date.now();
    const again = this.#missing.size > 0 && now - this.#lastSearch >= SEARCH_AGAIN;
    if (this.#mustSearch || again || (await this.#isReplaced())) await this.#search(now);
    this.#seen = now;
  }

  async read(): Promise<readonly LineBatch[]> {
    for (const file of this.#files) {
      const result = await this.#readFrom(file);
      if (result === 'changed') {
        await file.detach();
        this.#mustSearch = true;
      } else if (result !== 'end') {
        if (result.length > 0) return result;
        return await this.read();
      } else if (this.#isOver(file)) {
        const last = await file.finish();
        if (last.length > 0) return last;
      }
    }
    return [];
  }

  async #readFrom(file: TailedFile): Promise<ReadResult> {
    try {
      return await file.read();
    } catch (error) {
      this.#unreadable(file.opened?.path ?? this.name, error);
      if (!file.opened?.compressed) return 'changed';
      await file.giveUp();
      return 'end';
    }
  }

  #unreadable(path: string, error: unknown): void {
    const message = `${path}: ${error instanceof Error ? error.message : String(error)}; what could be read of it is delivered`;
    this.#options.onNotice?.({ level: 'warn', code: 'unreadable', message });
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

  /** More is known to be there than `read` gives: call `look` again. */
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
    return Number(stats.size) < (current?.rest.offset ?? 0);
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
    for (const file of this.#files) if (!(await file.holds())) await file.detach();
    const found = await findRotated(
      this.name,
      this.#files.filter(({ done }) => !done).map((file) => file.record().path),
    );
    const owners = new Map<FoundFile, TailedFile>();
    for (const one of found) {
      const owner = await this.#ownerOf(one);
      if (owner !== undefined) owners.set(one, owner);
    }
    const unseen = this.#unseen(found, owners);
    const used = new Set<FoundFile>();
    for (const [one, owner] of owners) if (await this.#takeUp(one, owner)) used.add(one);
    for (const one of unseen) {
      const file = new TailedFile(this.name, this.#how);
      if (this.#isNew && this.#options.from === 'end' && one.isCurrent) file.begin(await placeOfEnd(one.handle));
      if (!(await this.#attach(file, one))) continue;
      used.add(one);
      this.#files.push(file);
    }
    for (const one of found) if (!used.has(one)) await one.handle.close();
    this.#isNew = false;
    this.#noteMissing(now);
    this.#forget(new Set(owners.values()));
  }

  async #ownerOf(found: FoundFile): Promise<TailedFile | undefined> {
    const same = ({ opened }: TailedFile) => opened?.inode === found.inode && opened.device === found.device;
    const attached = this.#files.find(same);
    if (attached !== undefined) return attached;
    for (const file of this.#files.toReversed()) if (await isKnown(file.record(), found)) return file;
    return undefined;
  }

  /** Oldest first: what came after the last one that is known. */
  #unseen(found: readonly FoundFile[], owners: ReadonlyMap<FoundFile, TailedFile>): FoundFile[] {
    const current = found.at(-1);
    if (current?.isCurrent && owners.has(current)) return [];
    const lastKnown = found.findLastIndex((one) => owners.has(one));
    return found.filter((one, place) => {
      if (one.isCurrent) return true;
      if (lastKnown >= 0) return place > lastKnown;
      if (this.#files.length > 0) return one.modified >= this.#seen - 2000;
      return this.#isNew && this.#options.from === 'rotated';
    });
  }

  /** Goes on with a file that was not open, or with the copy that took its place. */
  async #takeUp(found: FoundFile, file: TailedFile): Promise<boolean> {
    const isCopy = file.opened?.inode !== found.inode || file.opened.device !== found.device;
    if (file.opened !== undefined && !(found.isCurrent && isCopy)) return false;
    if (file.done && !found.isCurrent) return false;
    file.done = false;
    this.#missing.delete(file);
    if (found.isCurrent) this.#files = [...this.#files.filter((other) => other !== file), file];
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
      const message = `${this.name}: a file of it is gone (read up to byte ${file.rest.offset}); what stood behind is lost`;
      this.#options.onNotice?.({ level: 'warn', code: 'lost', message });
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
