import type { FileHandle } from 'node:fs/promises';
import { type ByteSource, peek } from './byte-source.ts';
import { compressionOf, magicLength } from './content.ts';
import { HEAD, type ReadMarks, TAIL } from './file-mark.ts';
import { uncompressed } from './open-log.ts';

/** What is stored in a file, from its beginning. */
export function storedIn(handle: FileHandle, close = true): ByteSource {
  let position = 0;
  return {
    async read(target, at) {
      const { bytesRead } = await handle.read(target, at, target.length - at, position);
      position += bytesRead;
      return bytesRead;
    },
    close: async () => {
      if (close) await handle.close();
    },
  };
}

export async function fillMarks(handle: FileHandle, marks: ReadMarks, end: number): Promise<void> {
  const head = await bytesAt(handle, 0, Math.min(HEAD, end));
  const tail = await bytesAt(handle, Math.max(0, end - TAIL), Math.min(TAIL, end));
  Object.assign(marks, { head, tail, end });
}

/** Reads what is known already, `length` bytes, chunk by chunk. */
export async function skipMarked(content: ByteSource, marks: ReadMarks, length: number, chunk: number): Promise<void> {
  const buffer = Buffer.allocUnsafe(chunk);
  for (let left = length; left > 0; ) {
    const count = await content.read(buffer.subarray(0, Math.min(buffer.length, left)), 0);
    if (count === 0) return;
    marks.add(buffer.subarray(0, count));
    left -= count;
  }
}

export async function holdsMarks(handle: FileHandle, { head, tail, end }: ReadMarks): Promise<boolean> {
  const first = await bytesAt(handle, 0, head.length);
  return first.equals(head) && (await bytesAt(handle, end - tail.length, tail.length)).equals(tail);
}

/** As many bytes as there are, `length` at most. */
export async function bytesAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * The first bytes, uncompressed.
 * @param isPlain  it is not compressed, whatever it begins with
 */
export async function headOf(
  handle: FileHandle,
  path: string,
  isPlain: boolean,
): Promise<{ compressed: boolean; head: Buffer }> {
  const stored = await bytesAt(handle, 0, HEAD);
  const compressed = !isPlain && compressionOf(stored.subarray(0, magicLength)) !== undefined;
  if (!compressed) return { compressed, head: stored };
  // What cannot be unpacked is told when it is read.
  return { compressed, head: await unpackedHead(handle, path).catch(() => Buffer.alloc(0)) };
}

async function unpackedHead(handle: FileHandle, path: string): Promise<Buffer> {
  const content = await uncompressed(storedIn(handle, false), { path });
  try {
    return Buffer.from((await peek(content, HEAD)).head.subarray(0, HEAD));
  } finally {
    await content.close();
  }
}
