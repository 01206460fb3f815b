import type { FileHandle } from 'node:fs/promises';
import type { ByteSource } from './byte-source.ts';
import { HEAD, type ReadMarks, TAIL } from './file-mark.ts';

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
