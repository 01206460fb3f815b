import { type FileHandle, open } from 'node:fs/promises';
import { UserError } from '../error.ts';
import type { LogFile } from '../event.ts';
import { type ByteSource, peek, sourceOf } from './byte-source.ts';
import { compressionOf, foreignContent, magicLength } from './content.ts';
import { decompress } from './decompress.ts';
import type { InputFile } from './log-stream.ts';
import { programOutput } from './run-program.ts';

/**
 * Opens a log for reading, uncompressed.
 * @param onBytes  told how many more bytes were read, as stored
 * @throws UserError when it is no log; a system error when it cannot be opened or read
 */
export async function openLog(file: InputFile, onBytes: (count: number) => void): Promise<ByteSource> {
  return await uncompressed(counted(await openStored(file), onBytes), file);
}

/**
 * The content of what is stored in `given`, which is closed with it, or when this fails.
 * @throws UserError when it is no log
 */
export async function uncompressed(given: ByteSource, file: LogFile): Promise<ByteSource> {
  let source = given;
  try {
    const stored = await peek(source, magicLength);
    source = stored.source;
    const compression = compressionOf(stored.head);
    if (!compression) {
      refuseForeign(stored.head, file);
      return source;
    }
    source = decompress(compression, source);
    const content = await peek(source, magicLength);
    source = content.source;
    refuseForeign(content.head, file);
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}

function refuseForeign(head: Buffer, file: LogFile): void {
  const foreign = foreignContent(head, file.path);
  if (foreign) throw new UserError('not-a-log', `not a log: ${foreign.what}`, foreign.help);
}

async function openStored(file: InputFile): Promise<ByteSource> {
  if (file.command) return programOutput(file.command);
  if (file.path === '-') {
    const stdin = process.stdin;
    return sourceOf(stdin[Symbol.asyncIterator](), () => {
      stdin.destroy();
    });
  }
  const handle = await open(file.path);
  try {
    const stat = await handle.stat();
    // Files of size 0 may still have content: those of /proc.
    const limit = stat.isFile() && stat.size > 0 ? stat.size : Number.POSITIVE_INFINITY;
    return fileSource(handle, limit);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Reads what the file had when it was opened, `limit` bytes, and not what is written meanwhile: otherwise
 * `sshwhy syslog >> syslog` would never end.
 */
function fileSource(handle: FileHandle, limit: number): ByteSource {
  let left = limit;
  return {
    async read(target, at) {
      const wanted = Math.min(target.length - at, left);
      if (wanted === 0) return 0;
      const { bytesRead } = await handle.read(target, at, wanted, null);
      if (bytesRead === 0 && left !== Number.POSITIVE_INFINITY) {
        throw new Error(`the file was cut while it was read, ${left} bytes are missing`);
      }
      left -= bytesRead;
      return bytesRead;
    },
    close: () => handle.close(),
  };
}

function counted(source: ByteSource, onBytes: (count: number) => void): ByteSource {
  return {
    async read(target, at) {
      const count = await source.read(target, at);
      if (count > 0) onBytes(count);
      return count;
    },
    close: () => source.close(),
  };
}
