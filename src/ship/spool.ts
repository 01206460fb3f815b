import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { zstdDecompressSync } from 'node:zlib';
import type { Compacted, Compaction } from './compaction.ts';
import { FileWindow } from './file-window.ts';
import { frameOf, type Packed, readFrames } from './spool-file.ts';
import { entriesOf, pick, recordsOf, type SpoolEntry, type SpoolFrame, type SpoolRecord } from './spool-frame.ts';

/** A place in the spool that a checkpoint names. */
export interface SpoolMark {
  readonly file: string;
  /** Whole frames up to there, in bytes. */
  readonly bytes: number;
}

const PREFIX = 'spool-';
/** It is compacted from so many bytes on, unless told otherwise. */
const COMPACT_FROM = 8 << 20;
/** So many times that is worth a trial whatever stands in it. */
const TOO_LARGE = 8;
/** Beyond so many bytes of lines (which take a quarter of it on disk) the oldest are given up. */
const MOST = 512 << 20;
/** When more than this part of it is still needed, it is not tried again soon. */
const MOSTLY = 0.7;
/** After each frame, milliseconds: several times what it takes. */
const PAUSE = 1;
/** Bytes that are copied at once. */
const PIECE = 65_536;

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
  #turn: Promise<unknown> = Promise.resolve();
  /** The file that compacting writes. */
  #next = '';

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

  get #path(): string {
    return join(this.#folder, this.#file);
  }

  get isLarge(): boolean {
    return this.#bytes >= this.#compactAt;
  }

  /** So large that it is compacted even if it seems that all of it is needed. */
  get isTooLarge(): boolean {
    return this.#bytes > TOO_LARGE * this.#compactFrom;
  }

  /** What is to be known of the oldest lines. */
  async first(): Promise<readonly SpoolEntry[]> {
    const frames = readFrames(this.#path, this.#bytes, entriesIn);
    for await (const entries of frames) return entries;
    return [];
  }

  /** All lines up to the mark, in order. Stops at the first frame that is damaged, and tells so by `onDamage`. */
  async *read(onDamage?: () => void): AsyncGenerator<SpoolRecord[]> {
    yield* readFrames(this.#path, this.#bytes, recordsIn, onDamage);
  }

  /**
   * Writes lines behind the mark, and moves it. A full disk throws, and leaves the mark where it was.
   * @param content  used only until there is a promise
   */
  async append(content: SpoolFrame): Promise<void> {
    const frame = frameOf(content);
    await this.#alone(() => this.#write(frame));
  }

  /** One after the other. */
  async #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return await turn;
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
    await this.#alone(async () => await this.#handle?.datasync());
  }

  /**
   * Writes a new spool of what is still needed of the lines that are there now, while others may be appended, and goes on
   * with it; the old one stays until `clean`.
   */
  async compact({ findNeeded, ready, signal, onDamage }: Compaction): Promise<Compacted> {
    const [oldFile, upTo] = [this.#file, this.#bytes];
    this.#next = `${PREFIX}${Number(oldFile.slice(PREFIX.length)) + 1}`;
    let next: Spool | undefined;
    try {
      const isNeeded = await findNeeded(() => this.#slowly(upTo, signal, entriesIn, onDamage));
      const first = new Spool(this.#folder, { file: this.#next, bytes: 0 });
      next = first;
      const tooMuch = (await this.#copy(upTo, first, isNeeded, 0, signal)) - MOST;
      if (tooMuch > 0) {
        await first.close();
        next = new Spool(this.#folder, { file: this.#next, bytes: 0 });
        await this.#copy(upTo, next, isNeeded, tooMuch, signal);
      }
      await ready();
      return await this.#alone(async () => await this.#goOnWith(next as Spool, upTo, tooMuch > 0));
    } catch (error) {
      await next?.close();
      throw error;
    } finally {
      this.#next = '';
    }
  }

  /** Appends what came meanwhile. Nothing is appended to the old one while this is done. */
  async #goOnWith(next: Spool, from: number, isCut: boolean): Promise<Compacted> {
    const [oldFile, moved] = [this.#file, next.#bytes - from];
    if (this.#bytes > from) {
      const content = new FileWindow(await this.#open());
      for (let at = from; at < this.#bytes; ) {
        const length = Math.min(PIECE, this.#bytes - at);
        await next.#write(await content.bytes(at, length));
        at += length;
      }
    }
    // A checkpoint that names the old one may just be being written.
    await this.#handle?.datasync();
    await next.sync();
    await this.#handle?.close();
    const isMostNeeded = next.#bytes > MOSTLY * this.#bytes;
    this.#file = next.#file;
    this.#handle = next.#handle;
    this.#bytes = next.#bytes;
    this.#compactAt = Math.max(this.#compactFrom, this.#bytes * (isMostNeeded ? 4 : 2));
    return {
      isCut,
      move: (mark) => (mark.file === oldFile ? { file: this.#file, bytes: mark.bytes + moved } : mark),
    };
  }

  /** Writes the needed lines into `next`, without the first `tooMuch` bytes of them. Returns how many bytes all needed ones are. */
  async #copy(
    upTo: number,
    next: Spool,
    isNeeded: (entry: SpoolEntry, place: number) => boolean,
    tooMuch: number,
    signal: AbortSignal,
  ): Promise<number> {
    let place = 0;
    let size = 0;
    const frames = this.#slowly(upTo, signal, (packed) => {
      const index = zstdDecompressSync(packed.index);
      const needed = entriesOf(index).map((entry) => isNeeded(entry, place++));
      // As it is, where all of it is needed: to pack it again takes most of the time.
      if (!needed.includes(false)) return { frame: packed.frame, bytes: packed.size };
      if (!needed.includes(true)) return undefined;
      const kept = pick({ index, records: zstdDecompressSync(packed.records) }, needed);
      return { frame: frameOf(kept), bytes: kept.records.length };
    });
    for await (const kept of frames) {
      if (kept === undefined) continue;
      size += kept.bytes;
      if (size > tooMuch) await next.#write(kept.frame);
    }
    return size;
  }

  /** `readFrames`, with time after each for others, and for the garbage to be collected before there is more of it. */
  async *#slowly<Content>(
    upTo: number,
    signal: AbortSignal,
    read: (packed: Packed) => Content,
    onDamage?: () => void,
  ): AsyncGenerator<Content> {
    for await (const content of readFrames(this.#path, upTo, read, onDamage)) {
      yield content;
      await delay(PAUSE, undefined, { signal });
    }
  }

  /** Removes the spools that no checkpoint names any more. */
  async clean(named: readonly string[]): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const isNeeded = name === this.#file || name === this.#next || named.includes(name);
      if (name.startsWith(PREFIX) && !isNeeded) await rm(join(this.#folder, name));
    }
  }

  async close(): Promise<void> {
    await this.#alone(async () => {
      await this.#handle?.close();
      this.#handle = undefined;
    });
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle === undefined) {
      this.#handle = await open(this.#path, constants.O_RDWR | constants.O_CREAT, 0o600);
      await this.#handle.truncate(this.#bytes);
    }
    return this.#handle;
  }
}

function entriesIn({ index }: Packed): SpoolEntry[] {
  return entriesOf(zstdDecompressSync(index));
}

function recordsIn({ index, records }: Packed): SpoolRecord[] {
  return recordsOf({ index: zstdDecompressSync(index), records: zstdDecompressSync(records) });
}
