import { usualChunk } from './chunk-size.ts';
import { type FileRecord, firstLine, hashOf, isStamped } from './file-mark.ts';
import { sortByTime } from './file-order.ts';
import { placeOfEnd } from './lines-before.ts';
import type { SourceNotice } from './live-source.ts';
import { type FoundFile, type FoundSet, findRotated, isKnown, type RefusedFile } from './rotated-files.ts';
import type { TailOptions, TailState } from './tail-options.ts';
import { TailedFile } from './tailed-file.ts';
import { WatchedFolder } from './watched-folder.ts';

/** A file that is gone with lines unread is looked for so long, in milliseconds: it may be being compressed. */
const SEARCH = 60_000;
const MOST_RECORDS = 32;

const keyOf = ({ device, inode }: { device: string; inode: string }) => `${device}:${inode}`;

/** The files that one log is and was: finds out which is which, by inode and content, and takes up what is new. */
export class KnownFiles {
  /** Oldest first; the last one is the current one, when there is one. */
  all: TailedFile[];
  readonly folder: WatchedFolder;
  readonly #path: string;
  readonly #options: TailOptions;
  /** The log was never looked at. */
  #isNew: boolean;
  readonly #missing = new Map<TailedFile, number>();
  /** Cannot be opened or read, by path. */
  #refused: readonly RefusedFile[] = [];
  /** Those of them that were not known when they were refused, by inode. */
  readonly #awaited = new Set<string>();
  /** Cannot be unpacked, by inode. */
  readonly #broken = new Set<string>();

  constructor(path: string, options: TailOptions, state: TailState | undefined) {
    this.#path = path;
    this.#options = options;
    this.#isNew = state === undefined;
    this.folder = new WatchedFolder(path);
    // Of what nothing was read, nothing is known: another file may have got its inode.
    const known = (state?.files ?? []).filter(({ identity }) => identity !== '');
    this.all = known.map((record) => new TailedFile(path, this.#how, record));
  }

  /** Something is not there that may come yet. */
  get isIncomplete(): boolean {
    return this.#missing.size > 0 || this.#refused.length > 0;
  }

  get #how() {
    return {
      chunkSize: this.#options.chunkSize ?? usualChunk,
      onLongLine: this.#options.onLongLine ?? (() => {}),
      identify: (head: Buffer, isSure: boolean) => this.#identify(head, isSure),
    };
  }

  /**
   * Finds out which file is which, and takes up what was not seen before.
   * @returns false when that could not be told: it is being rotated
   */
  async search(now: number): Promise<boolean> {
    await this.folder.note();
    // What is told only now may have been emptied since it was seen last: it says nothing of those before it.
    const told = new Set(this.all.filter((file) => file.isTold));
    for (const file of this.all) if (!file.opened?.compressed && !(await file.tell())) await this.drop(file);
    const unread = this.all.filter(({ done }) => !done);
    const set = await findRotated(
      this.#path,
      unread.map((file) => file.record().path),
    );
    if (set === undefined) return false;
    const { found } = set;
    const owners = new Map<FoundFile, TailedFile>();
    for (const one of found) {
      const owner = await this.#ownerOf(one);
      if (owner !== undefined) owners.set(one, owner);
    }
    const unseen = this.#unseenOf(set, owners, told);
    let isTold = true;
    for (const [one, owner] of owners) {
      const taken = await this.#takeUp(one, owner);
      isTold &&= taken !== undefined;
    }
    // The current one first: what begins as it does is a copy that is being made.
    for (const one of unseen.toReversed()) {
      const file = await this.#begin(one);
      if (file === undefined) isTold = false;
      else owners.set(one, file);
    }
    if (this.#isNew && this.#options.from !== 'rotated') await this.#passOver(found, owners);
    // Twice does no harm.
    for (const { handle } of found) if (!this.all.some(({ opened }) => opened?.handle === handle)) await handle.close();
    sortByTime(this.all, found, owners);
    this.#isNew = false;
    this.#noteMissing(now);
    this.#forget(new Set(owners.values()));
    return isTold;
  }

  /** The file was emptied. What is in it now is another file; what was in it before may have been copied. */
  async split(file: TailedFile): Promise<TailedFile> {
    const next = await file.handOver();
    this.all.splice(this.all.indexOf(file) + 1, 0, next);
    return next;
  }

  /** It is a copy of another one. */
  async drop(file: TailedFile): Promise<void> {
    await file.detach();
    this.all = this.all.filter((one) => one !== file);
  }

  unreadable(path: string, error: unknown, rest: string): void {
    this.notice('warn', 'unreadable', `${path}: ${error instanceof Error ? error.message : String(error)}; ${rest}`);
  }

  notice(level: SourceNotice['level'], code: string, message: string): void {
    this.#options.onNotice?.({ level, code, message });
  }

  #unseenOf(
    { found, refused }: FoundSet,
    owners: ReadonlyMap<FoundFile, TailedFile>,
    told: ReadonlySet<TailedFile | undefined>,
  ): FoundFile[] {
    const lastKnown = found.findLastIndex((one) => told.has(owners.get(one)));
    const isAsked = lastKnown >= 0 || !this.#isNew || this.#options.from === 'rotated';
    const isHad = (one: RefusedFile) =>
      this.all.some((file) => !(file.opened === undefined && !file.isTold) && keyOf(file.record()) === keyOf(one));
    for (const one of refused) {
      if (isAsked && one.place > lastKnown && !isHad(one)) this.#awaited.add(keyOf(one));
      if (this.#refused.some(({ path }) => path === one.path)) continue;
      this.notice('warn', 'unreadable', `${one.path}: ${one.reason}; it is taken up when it can be read`);
    }
    this.#refused = refused;
    return found.filter((one, place) => {
      if (owners.has(one) || this.#broken.has(keyOf(one))) return false;
      return one.isCurrent || (isAsked && place > lastKnown) || this.#awaited.delete(keyOf(one));
    });
  }

  async #ownerOf(found: FoundFile): Promise<TailedFile | undefined> {
    const same = ({ opened }: TailedFile) => opened?.inode === found.inode && opened.device === found.device;
    const attached = this.all.find(same);
    // Looked into after the set was listed: what it still is it was then.
    if (attached !== undefined) {
      if (await attached.holds()) return attached;
      if (attached.isTold) return await this.split(attached);
      attached.startAnew();
      return attached;
    }
    for (const file of this.all.toReversed()) if (file.isTold && (await isKnown(file.record(), found))) return file;
    return undefined;
  }

  /**
   * Goes on with a file that was not open, or with the copy that took its place.
   * @returns whether it did; undefined when the file has become another one
   */
  async #takeUp(found: FoundFile, file: TailedFile): Promise<boolean | undefined> {
    const isCopy = file.opened?.inode !== found.inode || file.opened.device !== found.device;
    if (file.opened !== undefined && !(found.isCurrent && isCopy)) return false;
    if (file.done && !found.isCurrent) return false;
    file.done = false;
    this.#missing.delete(file);
    return await this.#attach(file, found);
  }

  /** @returns the new file, or the one that it is a copy of; undefined when it has become another one meanwhile */
  async #begin(found: FoundFile): Promise<TailedFile | undefined> {
    const file = new TailedFile(this.#path, this.#how);
    if (this.#isNew && this.#options.from === 'end' && found.isCurrent) file.begin(await placeOfEnd(found.handle));
    const isAttached = await this.#attach(file, found);
    if (isAttached === undefined) return undefined;
    // What the log is now is read, whatever it begins with.
    if (await file.tell(found.head, found.isCurrent)) {
      this.all.push(file);
      return file;
    }
    await file.detach();
    return this.#copied(found.head);
  }

  async #attach(file: TailedFile, found: FoundFile): Promise<boolean | undefined> {
    try {
      return (await file.attach(found)) || undefined;
    } catch (error) {
      this.unreadable(found.path, error, 'what could be read of it is delivered');
      await file.giveUp();
      this.#broken.add(keyOf(found));
      return false;
    }
  }

  /** Of those that were rotated before, which nobody asked for, the newest tells which will be rotated later. */
  async #passOver(found: readonly FoundFile[], owners: Map<FoundFile, TailedFile>): Promise<void> {
    const newest = found.findLast((one) => !one.isCurrent && !owners.has(one) && firstLine(one.head) !== undefined);
    if (newest === undefined) return;
    const file = await this.#begin(newest);
    if (file === undefined || owners.has(newest)) return;
    owners.set(newest, file);
    await file.giveUp();
  }

  #noteMissing(now: number): void {
    const isRefused = (record: FileRecord) => this.#refused.some((one) => keyOf(one) === keyOf(record));
    for (const file of this.all) {
      if (file.opened !== undefined || file.done || isRefused(file.record())) continue;
      const since = this.#missing.get(file) ?? now;
      this.#missing.set(file, since);
      if (now - since < SEARCH) continue;
      this.#missing.delete(file);
      file.done = true;
      const [from, to] = [file.rest.offset, file.size];
      // Of what came after the last look nobody knows.
      if (to > from)
        this.notice(
          'warn',
          'lost',
          `${this.#path}: a file of it is gone; lost are its bytes ${from} to ${to} at least`,
        );
    }
  }

  /** What is read to its end, and no longer there. */
  #forget(there: ReadonlySet<TailedFile>): void {
    const isNeeded = (file: TailedFile, place: number) => !file.done || there.has(file) || place >= this.all.length - 3;
    this.all = this.all.filter(isNeeded);
    while (this.all.length > MOST_RECORDS && this.all[0]?.done) this.all.shift();
    for (const file of this.#missing.keys()) if (!this.all.includes(file)) this.#missing.delete(file);
  }

  /** The file that begins as this one: both would be given out. */
  #copied(head: Buffer): TailedFile | undefined {
    const line = firstLine(head) as Buffer;
    // After a restart only a hash is known of those that are not open, and what is being copied is shorter.
    const identity = isStamped(line) ? hashOf(this.#options.machine, '\0', this.#path, '\0', line) : undefined;
    const isShort = (file: TailedFile) => file.file.identity === identity && head.length < file.record().head.end;
    return this.all.find((file) => file.isTold && (file.beginsLike(head) || isShort(file)));
  }

  #identify(head: Buffer, isSure: boolean): string | undefined {
    if (!isSure && this.#copied(head) !== undefined) return undefined;
    const line = firstLine(head) as Buffer;
    const identity = hashOf(this.#options.machine, '\0', this.#path, '\0', line);
    const isTaken = this.all.some(({ file }) => file.identity === identity);
    return isTaken && !isStamped(line) ? hashOf(identity, '\0again') : identity;
  }
}
