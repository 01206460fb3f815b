import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { constants as zlib, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { FileWindow } from './file-window.ts';
import { entriesOf, pick, type SpoolEntry, type SpoolFrame } from './spool-frame.ts';
import { recordsOf, type SpoolRecord } from './spool-record.ts';

/** A place in the spool that a checkpoint names. */
export interface SpoolMark {
  readonly file: string;
  /** Whole frames up to there, in bytes. */
  readonly bytes: number;
}

const PREFIX = 'spool-';
/** It is compacted from so many bytes on, unless told otherwise. */
const COMPACT_FROM = 8 << 20;
/** Beyond so many bytes of lines (which take a tenth of it on disk) the oldest are given up. */
const MOST = 512 << 20;
const compressed = { params: { [zlib.ZSTD_c_checksumFlag]: 1, [zlib.ZSTD_c_compressionLevel]: 1 } };

/** Reads what is to be known of all lines, in order. */
export type ReadEntries = () => AsyncIterable<readonly SpoolEntry[]>;
/** Told each line with its place in the order. */
export type FindNeeded = (entries: ReadEntries) => Promise<(entry: SpoolEntry, place: number) => boolean>;

/** A frame as it stands in the file. */
interface Packed {
  /** All of it. */
  readonly frame: Buffer;
  readonly index: Buffer;
  readonly records: Buffer;
  /** Bytes that the records take when they are unpacked. */
  readonly size: number;
}

/** In front of a frame: the lengths of both parts and of the unpacked records, in bytes, as 32-bit numbers. */
const HEAD = 12;

/**
 * The lines that the correlator was fed with and that may still matter, on disk. After a restart it is fed with them
 * again, and so knows the open incidents and sessions as before, whatever has become of the logs since. It is written
 * behind the checkpoint's mark, which alone says how much of it counts.
 *
 * Lines, and not the correlator's own memory: they stay readable for a newer version that remembers other things, and
 * nothing has to know the inside of the correlator.
 */
export class Spool {
  readonly #folder: string;
  #file: string;
  #handle: FileHandle | undefined;
  #bytes: number;
  readonly #compactFrom: number;
  #compactAt: number;

  /**
   * @param mark  what a checkpoint says of it; a new spool when left out
   * @param compactFrom  bytes
   */
  constructor(folder: string, mark?: SpoolMark, compactFrom = COMPACT_FROM) {
    this.#folder = folder;
    this.#compactFrom = compactFrom;
    this.#compactAt = compactFrom;
    this.#file = mark?.file ?? `${PREFIX}1`;
    this.#bytes = mark?.bytes ?? 0;
  }

  /** Up to here all was written. */
  get mark(): SpoolMark {
    return { file: this.#file, bytes: this.#bytes };
  }

  get isLarge(): boolean {
    return this.#bytes >= this.#compactAt;
  }

  /** All lines up to the mark, in order. Stops at the first frame that is damaged, and tells so by `onDamage`. */
  async *read(onDamage?: () => void): AsyncGenerator<SpoolRecord[]> {
    yield* this.#frames(({ records }) => recordsOf(zstdDecompressSync(records)), onDamage);
  }

  /** Up to the first frame that is damaged: what was read of each. */
  async *#frames<Content>(read: (packed: Packed) => Content, onDamage: () => void = () => {}): AsyncGenerator<Content> {
    if (this.#bytes === 0) return;
    let handle: FileHandle | undefined;
    try {
      handle = await open(join(this.#folder, this.#file));
      const content = new FileWindow(handle);
      for (let at = 0; at < this.#bytes; ) {
        const head = await content.bytes(at, HEAD);
        const size = head.readUInt32LE(8);
        const recordsAt = HEAD + head.readUInt32LE(0);
        const length = recordsAt + head.readUInt32LE(4);
        if (at + length > this.#bytes) throw new Error('a frame goes beyond the end');
        const frame = await content.bytes(at, length);
        yield read({ frame, index: frame.subarray(HEAD, recordsAt), records: frame.subarray(recordsAt), size });
        at += length;
      }
    } catch {
      onDamage();
    } finally {
      await handle?.close();
    }
  }

  /**
   * Writes lines behind the mark, and moves it. A full disk throws, and leaves the mark where it was.
   * @param content  used only until there is a promise
   */
  async append(content: SpoolFrame): Promise<void> {
    await this.#write(frameOf(content));
  }

  async #write(frame: Buffer): Promise<void> {
    const handle = await this.#open();
    for (let done = 0; done < frame.length; ) {
      done += (await handle.write(frame, done, frame.length - done, this.#bytes + done)).bytesWritten;
    }
    this.#bytes += frame.length;
  }

  /** What was appended survives a power cut. */
  async sync(): Promise<void> {
    await this.#handle?.datasync();
  }

  /**
   * Writes a new spool of what is still needed; the old one stays until `clean`.
   * @param findNeeded  may read all lines several times
   * @param onDamage  as in `read`: what stands behind is given up
   * @returns whether the needed lines were too many, so that the oldest had to be given up
   */
  async compact(findNeeded: FindNeeded, onDamage: () => void = () => {}): Promise<boolean> {
    const isNeeded = await findNeeded(() =>
      this.#frames(({ index }) => entriesOf(zstdDecompressSync(index)), onDamage),
    );
    let { spool: next, size } = await this.#copy(isNeeded, 0);
    const tooMuch = size - MOST;
    if (tooMuch > 0) {
      await next.close();
      next = (await this.#copy(isNeeded, tooMuch)).spool;
    }
    await this.#handle?.close();
    this.#file = next.#file;
    this.#handle = next.#handle;
    this.#bytes = next.#bytes;
    this.#compactAt = Math.max(this.#compactFrom, this.#bytes * 2);
    return tooMuch > 0;
  }

  /** The needed lines, without the first `tooMuch` bytes of them, in a new spool; and how many bytes all needed ones are. */
  async #copy(
    isNeeded: (entry: SpoolEntry, place: number) => boolean,
    tooMuch: number,
  ): Promise<{ spool: Spool; size: number }> {
    const number = Number(this.#file.slice(PREFIX.length)) + 1;
    const spool = new Spool(this.#folder, { file: `${PREFIX}${number}`, bytes: 0 });
    let place = 0;
    let size = 0;
    try {
      const frames = this.#frames(({ frame, index, records, size: all }) => {
        const entries = entriesOf(zstdDecompressSync(index));
        const needed = entries.map((entry) => isNeeded(entry, place++));
        // As it is, where all of it is needed: to pack it again takes most of the time.
        if (!needed.includes(false)) return { frame, bytes: all };
        if (!needed.includes(true)) return undefined;
        const kept = pick(zstdDecompressSync(records), entries, needed);
        return { frame: frameOf(kept), bytes: kept.records.length };
      });
      for await (const kept of frames) {
        if (kept === undefined) continue;
        size += kept.bytes;
        if (size > tooMuch) await spool.#write(kept.frame);
      }
      await spool.sync();
    } catch (error) {
      await spool.close();
      throw error;
    }
    return { spool, size };
  }

  /** Removes the spools that no checkpoint names any more. */
  async clean(named: readonly string[]): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      if (name.startsWith(PREFIX) && name !== this.#file && !named.includes(name)) await rm(join(this.#folder, name));
    }
  }

  async close(): Promise<void> {
    await this.#handle?.close();
    this.#handle = undefined;
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle === undefined) {
      this.#handle = await open(join(this.#folder, this.#file), constants.O_RDWR | constants.O_CREAT, 0o600);
      await this.#handle.truncate(this.#bytes);
    }
    return this.#handle;
  }
}

function frameOf({ index, records }: SpoolFrame): Buffer {
  const parts = [index, records].map((part) => zstdCompressSync(part, compressed));
  const head = Buffer.alloc(HEAD);
  [...parts, records].forEach(({ length }, i) => {
    head.writeUInt32LE(length, 4 * i);
  });
  return Buffer.concat([head, ...parts]);
}
