import type { FileHandle } from 'node:fs/promises';
import type { LineBatch, LogFile } from '../event.ts';
import type { ByteSource } from './byte-source.ts';
import { LineCutter, type Place } from './cut-lines.ts';
import { bytesAt, fillMarks, holdsMarks, storedIn } from './file-bytes.ts';
import { type FileRecord, firstLine, ReadMarks, startsAs } from './file-mark.ts';
import { uncompressed } from './open-log.ts';

/** An open file, and what it is. */
export interface OpenFile {
  readonly handle: FileHandle;
  readonly path: string;
  readonly device: string;
  readonly inode: string;
  readonly compressed: boolean;
}

/** `changed`: the file was emptied or written anew; what it had before is no longer there. */
export type ReadResult = readonly LineBatch[] | 'end' | 'changed';

/** What its lines say they are from; filled in when known. */
interface LiveFile extends LogFile {
  identity: string;
  modified: number;
}

export interface HowToTail {
  /** Bytes read at once. */
  readonly chunkSize: number;
  readonly onLongLine: () => void;
  /** The identity of a file that begins with this line. */
  readonly identify: (firstLine: Buffer) => string;
}

/** One file of a followed log: the current one or a rotated one. It stays open, so that renaming does not matter. */
export class TailedFile {
  readonly file: LiveFile;
  /** As it was found last. */
  opened: OpenFile | undefined;
  done: boolean;
  /** When bytes came last, or when it was opened; milliseconds of the clock. */
  lastGrowth = 0;
  marks = new ReadMarks();
  #cutter: LineCutter | undefined;
  #rest: Place;
  #content: ByteSource | undefined;
  #last: FileRecord | undefined;
  #size = 0;
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

  /** A line of it was given out: its content tells it from others. */
  get isTold(): boolean {
    return this.file.identity !== '';
  }

  /** Bytes known to be there and not read. */
  get lag(): number {
    return this.done || this.opened === undefined ? 0 : Math.max(0, this.#size - this.#reached);
  }

  get #reached(): number {
    return this.#cutter?.seen ?? this.#rest.offset;
  }

  /**
   * Begins to read where it was left.
   * @returns false when the file has become another one meanwhile; it is then not attached
   */
  async attach(opened: OpenFile): Promise<boolean> {
    await this.detach();
    const { handle, compressed } = opened;
    const { offset } = this.#rest;
    this.file.modified = (await handle.stat()).mtimeMs * 1000;
    this.marks = new ReadMarks();
    this.opened = opened;
    this.lastGrowth = Date.now();
    if (compressed) {
      this.#content = await uncompressed(storedIn(handle), { path: opened.path });
      await this.#skip(this.#content, offset);
    } else await fillMarks(handle, this.marks, offset);
    const known = this.#last;
    // What is compressed does not change any more.
    if (known === undefined || compressed || startsAs(known, await bytesAt(handle, 0, known.head.end))) return true;
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
    this.file.identity = '';
  }

  /** Whether the open file, of which nothing was given out yet, has the same beginning as another one. */
  async beginsAs(head: Buffer): Promise<boolean> {
    if (this.opened === undefined || this.opened.compressed || firstLine(head) === undefined) return false;
    return head.equals(await bytesAt(this.opened.handle, 0, head.length));
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
    if (bytesRead === 0 && size >= cutter.seen && modified === this.file.modified) return 'end';
    // Only what is still the same file after the read was the same file while it was read.
    if (size < cutter.seen + bytesRead || !(await holdsMarks(handle, this.marks))) return 'changed';
    this.file.modified = modified;
    this.#size = size;
    return bytesRead === 0 ? 'end' : this.#take(cutter, bytesRead);
  }

  async #readContent(content: ByteSource): Promise<ReadResult> {
    const cutter = this.#ensureCutter();
    const count = await content.read(cutter.buffer, cutter.base);
    return count === 0 ? 'end' : this.#take(cutter, count);
  }

  #take(cutter: LineCutter, count: number): readonly LineBatch[] {
    this.marks.add(cutter.buffer.subarray(cutter.base, cutter.base + count));
    this.lastGrowth = Date.now();
    if (this.file.identity === '') {
      const line = firstLine(this.marks.head);
      if (line !== undefined) this.file.identity = this.#how.identify(line);
    }
    return cutter.take(count);
  }

  #ensureCutter(): LineCutter {
    this.#cutter ??= new LineCutter(this.file, this.#how.chunkSize, this.#how.onLongLine, undefined, this.#rest);
    return this.#cutter;
  }

  async #skip(content: ByteSource, length: number): Promise<void> {
    const buffer = Buffer.allocUnsafe(this.#how.chunkSize);
    for (let left = length; left > 0; ) {
      const count = await content.read(buffer.subarray(0, Math.min(buffer.length, left)), 0);
      if (count === 0) return;
      this.marks.add(buffer.subarray(0, count));
      left -= count;
    }
  }

  async #close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    if (this.#content) await this.#content.close();
    else await opened?.handle.close();
    this.#content = undefined;
  }
}
