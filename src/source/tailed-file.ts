import type { FileHandle } from 'node:fs/promises';
import type { LineBatch } from '../event.ts';
import type { ByteSource } from './byte-source.ts';
import { LineCutter, type Place } from './cut-lines.ts';
import { bytesAt, fillMarks, holdsMarks, skipMarked, storedIn } from './file-bytes.ts';
import { type FileRecord, firstLine, HEAD, isStamped, ReadMarks, SAME_TIME, startsAs } from './file-mark.ts';
import type { HowToTail, LiveFile, OpenFile, ReadResult } from './how-to-tail.ts';
import { uncompressed } from './open-log.ts';

/** One file of a followed log: the current one or a rotated one. It stays open, so that renaming does not matter. */
export class TailedFile {
  readonly file: LiveFile;
  /** As it was found last. */
  opened: OpenFile | undefined;
  done: boolean;
  /** When bytes came last, or when it was opened; milliseconds of the clock. */
  lastGrowth = 0;
  /** As many bytes as it was ever seen to have, uncompressed. */
  size = 0;
  marks = new ReadMarks();
  #cutter: LineCutter | undefined;
  #rest: Place;
  #content: ByteSource | undefined;
  #last: FileRecord | undefined;
  readonly #how: HowToTail;

  /**
   * @param name  what its lines show as their file
   * @param last  what is known of it from before; its file is not open yet
   */
  constructor(name: string, how: HowToTail, last?: FileRecord) {
    this.file = { path: name, identity: last?.identity ?? '', modified: Number.NaN };
    this.#how = how;
    this.#rest = { offset: last?.offset ?? 0, line: last?.line ?? 1 };
    this.#last = last;
    this.done = last?.done ?? false;
  }

  /** Where reading goes on after a restart, if all lines given out are dealt with. */
  get rest(): Place {
    return this.#cutter?.rest ?? this.#rest;
  }

  /** Its first line is known: its content tells it from others. */
  get isTold(): boolean {
    return this.file.identity !== '';
  }

  /** Bytes known to be there and not read. */
  get lag(): number {
    return this.done || this.opened === undefined ? 0 : Math.max(0, this.size - this.reached);
  }

  /** Bytes that were read. */
  get reached(): number {
    return this.#cutter?.seen ?? this.#rest.offset;
  }

  /** It was seen to have so many bytes. */
  noteSize(size: number): void {
    this.size = Math.max(this.size, size);
  }

  /**
   * Begins to read where it was left.
   * @returns false when the file has become another one meanwhile; it is then not attached
   */
  async attach(opened: OpenFile & { readonly head?: Buffer }): Promise<boolean> {
    await this.detach();
    const { handle, compressed } = opened;
    const { offset } = this.#rest;
    this.file.modified = (await handle.stat()).mtimeMs * 1000;
    this.marks = new ReadMarks();
    this.opened = opened;
    this.lastGrowth = Date.now();
    if (compressed) {
      this.#content = await uncompressed(storedIn(handle), { path: opened.path });
      await skipMarked(this.#content, this.marks, offset, this.#how.chunkSize);
    } else await fillMarks(handle, this.marks, offset);
    const known = this.#last;
    if (known === undefined) return true;
    if (compressed) {
      // It does not change any more.
      if (opened.head !== undefined && opened.head.length > this.marks.head.length) this.marks.head = opened.head;
      return true;
    }
    const head = await bytesAt(handle, 0, known.head.end);
    if (head.length > this.marks.head.length) this.marks.head = head;
    if (startsAs(known, head)) return true;
    await this.#close();
    return false;
  }

  /** Nothing was read yet: reading begins at this place. */
  begin(place: Place): void {
    this.#rest = place;
  }

  /** What was just read of it is not given out: it will be read again, from its beginning. */
  startAnew(): void {
    this.marks = new ReadMarks();
    this.#cutter = undefined;
    this.#rest = { offset: 0, line: 1 };
    this.size = 0;
    this.file.identity = '';
  }

  /**
   * Learns what tells the open file from others, when its first line is whole.
   * @param head  its first bytes; read when left out
   * @param isSure  it is no copy
   * @returns false when another file begins with that line
   */
  async tell(head?: Buffer, isSure = false): Promise<boolean> {
    if (this.opened === undefined || this.isTold) return true;
    if (!(await this.holds())) this.startAnew();
    const first = head ?? (await bytesAt(this.opened.handle, 0, HEAD));
    if (firstLine(first) === undefined) return true;
    const identity = this.#how.identify(first, isSure);
    if (identity === undefined) return false;
    this.file.identity = identity;
    if (first.length > this.marks.head.length) this.marks.head = first;
    return true;
  }

  /** Whether it has these first bytes, as far as both are known. A line that tells the time of day is among them. */
  beginsLike(head: Buffer): boolean {
    const known = this.marks.head;
    const { end } = known.length > 0 ? { end: known.length } : this.record().head;
    const common = head.subarray(0, end);
    if (!isStamped(common)) return false;
    return known.length > 0 ? common.equals(known.subarray(0, common.length)) : startsAs(this.record(), head);
  }

  /** It was emptied: what is now in the file is another one, which begins there. */
  async handOver(): Promise<TailedFile> {
    const { opened } = this;
    const next = new TailedFile(this.file.path, this.#how);
    const last = this.record();
    this.opened = undefined;
    this.#leave(last);
    if (opened !== undefined) await next.attach(opened);
    return next;
  }

  /** Whether the open file still is what it was when it was read; nothing is wrong with a file that is not open. */
  async holds(): Promise<boolean> {
    if (this.opened === undefined || this.opened.compressed) return true;
    return await holdsMarks(this.opened.handle, this.marks);
  }

  /** Lets go of the file, and remembers how far it was read. */
  async detach(): Promise<void> {
    if (this.opened === undefined) return;
    const last = this.record();
    await this.#close();
    this.#leave(last);
  }

  #leave(last: FileRecord): void {
    this.#last = last;
    this.#rest = { offset: last.offset, line: last.line };
    this.#cutter = undefined;
  }

  async read(): Promise<ReadResult> {
    if (this.opened === undefined || this.done) return 'end';
    const result = this.#content ? await this.#readContent(this.#content) : await this.#readPlain(this.opened.handle);
    if (result === 'end' && this.#cutter?.rest.offset === this.#cutter?.seen) {
      this.#rest = this.rest;
      this.#cutter = undefined;
    }
    return result;
  }

  /** Nobody writes to it any more: what follows its last line end is a line as well. */
  async finish(): Promise<readonly LineBatch[]> {
    const batches = this.#cutter?.end() ?? [];
    this.#rest = this.rest;
    this.#cutter = undefined;
    this.#last = this.record();
    this.done = true;
    await this.#close();
    return batches;
  }

  /** It cannot be read any further. */
  async giveUp(): Promise<void> {
    await this.detach();
    this.done = true;
  }

  /** @param place  the first line that is not dealt with; the next one to be given out when left out */
  record(place: Place = this.rest): FileRecord {
    const { opened } = this;
    if (opened === undefined) {
      const last = this.#last as FileRecord;
      return { ...last, ...place, done: this.done && place.offset >= last.offset };
    }
    const { device, inode, path } = opened;
    const [head, tail] = [this.marks.headMark(), this.marks.tailMark()];
    return { device, inode, path, head, tail, identity: this.file.identity, ...place, done: false };
  }

  async #readPlain(handle: FileHandle): Promise<ReadResult> {
    const cutter = this.#ensureCutter();
    const { bytesRead } = await handle.read(cutter.buffer, cutter.base, this.#how.chunkSize, cutter.seen);
    const { size, mtimeMs } = await handle.stat();
    const modified = mtimeMs * 1000;
    const isOld = modified === this.file.modified && Date.now() - mtimeMs > SAME_TIME;
    if (bytesRead === 0 && size === cutter.seen && isOld) return 'end';
    // Only what is still the same file after the read was the same file while it was read.
    if (size < cutter.seen + bytesRead || !(await holdsMarks(handle, this.marks))) return 'changed';
    this.file.modified = modified;
    this.noteSize(size);
    return bytesRead === 0 ? 'end' : this.#take(cutter, bytesRead);
  }

  async #readContent(content: ByteSource): Promise<ReadResult> {
    const cutter = this.#ensureCutter();
    const count = await content.read(cutter.buffer, cutter.base);
    return count === 0 ? 'end' : this.#take(cutter, count);
  }

  #take(cutter: LineCutter, count: number): ReadResult {
    this.marks.add(cutter.buffer.subarray(cutter.base, cutter.base + count));
    this.lastGrowth = Date.now();
    if (!this.isTold && firstLine(this.marks.head) !== undefined) {
      const identity = this.#how.identify(this.marks.head, false);
      if (identity === undefined) return 'copy';
      this.file.identity = identity;
    }
    return cutter.take(count);
  }

  #ensureCutter(): LineCutter {
    this.#cutter ??= new LineCutter(this.file, this.#how.chunkSize, this.#how.onLongLine, undefined, this.#rest);
    return this.#cutter;
  }

  async #close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    if (this.#content) await this.#content.close();
    else await opened?.handle.close();
    this.#content = undefined;
  }
}
