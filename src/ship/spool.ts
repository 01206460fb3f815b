import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { constants as zlib, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { SpoolRecord } from './spool-record.ts';

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

/** Reads all lines, in order. */
export type ReadRecords = () => AsyncIterable<readonly SpoolRecord[]>;
/** Told each line with its place in the order. */
export type FindNeeded = (records: ReadRecords) => Promise<(record: SpoolRecord, place: number) => boolean>;

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
  async *read(onDamage: () => void = () => {}): AsyncGenerator<SpoolRecord[]> {
    const handle = await open(join(this.#folder, this.#file)).catch(() => undefined);
    if (handle === undefined) {
      if (this.#bytes > 0) onDamage();
      return;
    }
    try {
      for (let at = 0; at < this.#bytes; ) {
        const length = (await bytesOf(handle, at, 4)).readUInt32LE();
        yield parse(await bytesOf(handle, at + 4, length));
        at += 4 + length;
      }
    } catch {
      onDamage();
    } finally {
      await handle.close();
    }
  }

  /**
   * Writes lines behind the mark, and moves it. A full disk throws, and leaves the mark where it was.
   * @param records  as JSON; used only until there is a promise
   */
  async append(records: Buffer): Promise<void> {
    const frame = frameOf(records);
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
   * @returns whether the needed lines were too many, so that the oldest had to be given up
   */
  async compact(findNeeded: FindNeeded): Promise<boolean> {
    const isNeeded = await findNeeded(() => this.read());
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

  /** The needed lines, without the first `tooMuch` of them, in a new spool; and how much all needed ones are, in characters. */
  async #copy(
    isNeeded: (record: SpoolRecord, place: number) => boolean,
    tooMuch: number,
  ): Promise<{ spool: Spool; size: number }> {
    const number = Number(this.#file.slice(PREFIX.length)) + 1;
    const spool = new Spool(this.#folder, { file: `${PREFIX}${number}`, bytes: 0 });
    let place = 0;
    let size = 0;
    try {
      for await (const records of this.read()) {
        const kept = records.filter((record) => {
          if (!isNeeded(record, place++)) return false;
          size += record.original.length;
          return size > tooMuch;
        });
        if (kept.length > 0) await spool.append(Buffer.from(JSON.stringify(kept)));
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

function frameOf(records: Buffer): Buffer {
  const content = zstdCompressSync(records, compressed);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return Buffer.concat([length, content]);
}

function parse(content: Buffer): SpoolRecord[] {
  return JSON.parse(zstdDecompressSync(content).toString());
}

async function bytesOf(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead < length) throw new Error('the spool is cut');
  return buffer;
}
