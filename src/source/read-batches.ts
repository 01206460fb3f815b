import { UserError } from '../error.ts';
import type { LineBatch } from '../event.ts';
import type { ByteSource } from './byte-source.ts';
import { usualChunk } from './chunk-size.ts';
import { LineCutter } from './cut-lines.ts';
import { type InputFile, type LogStream, noPermission, type SourceProblem } from './log-stream.ts';
import { openLog } from './open-log.ts';

export interface ReadOptions {
  /** Bytes read at once; the processor's caches hold so many. */
  readonly chunkSize?: number;
  /** Told how many more bytes were read, as stored on disk (before decompression), for progress. */
  readonly onBytes?: (count: number) => void;
  /** Told what could not be read, or not to its end. Reading goes on with the next file. */
  readonly onProblem?: (problem: SourceProblem) => void;
  /** Told of every line longer than `maxLineLength`; the rest of such a line is dropped. */
  readonly onLongLine?: () => void;
}

/**
 * The lines of a stream's files, in order. No file makes it throw: see `onProblem`. Leaving the loop early closes the
 * file and ends the programs that were started. How lines fall into batches depends on `chunkSize`; the lines, their
 * offsets and numbers do not.
 */
export async function* readBatches(stream: LogStream, options: ReadOptions = {}): AsyncGenerator<LineBatch> {
  for (const file of stream.files) yield* readFile(file, options);
}

async function* readFile(file: InputFile, options: ReadOptions): AsyncGenerator<LineBatch> {
  const report = (error: unknown, offset: number) => options.onProblem?.(problemOf(file, error, offset));
  let source: ByteSource;
  try {
    source = await openLog(file, options.onBytes ?? (() => {}));
  } catch (error) {
    report(error, 0);
    return;
  }
  const cutter = new LineCutter(file, options.chunkSize ?? usualChunk, options.onLongLine);
  let failure: unknown;
  const fill = async () => {
    let count = 0;
    try {
      // Decompressors and pipes give little at a time.
      while (failure === undefined && cutter.base + count < cutter.buffer.length) {
        const more = await source.read(cutter.buffer, cutter.base + count);
        if (more === 0) break;
        count += more;
      }
    } catch (error) {
      failure = error;
    }
    return count;
  };
  try {
    for (let reading = fill(), count = await reading; count > 0; count = await reading) {
      const batches = cutter.take(count);
      // The next read goes on while the consumer works.
      reading = fill();
      yield* batches;
    }
    // Where reading broke off, half a line is left: half an address would be a wrong one.
    if (failure === undefined) yield* cutter.end();
    else report(failure, cutter.seen);
  } finally {
    await source.close();
  }
}

function problemOf(file: InputFile, error: unknown, offset: number): SourceProblem {
  const { path } = file;
  const where = offset > 0 ? `: reading stopped at byte ${offset} (uncompressed)` : '';
  if (error instanceof UserError) return { path, message: `${path}: ${error.message}${where}`, help: error.help ?? '' };
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') {
    return { path, message: `${path}: the file is gone since it was found`, help: 'was it rotated? run sshwhy again' };
  }
  if (code === 'EACCES' || code === 'EPERM') return noPermission(path);
  const reason = error instanceof Error ? error.message : String(error);
  const help = offset > 0 ? 'the lines before are in the report, those behind are not' : 'is the file whole?';
  return { path, message: `${path}: ${reason}${where}`, help };
}
