import { type FileHandle, open } from 'node:fs/promises';
import { constants as zlib, zstdCompressSync } from 'node:zlib';
import { FileWindow } from './file-window.ts';
import type { SpoolFrame } from './spool-frame.ts';

const compressed = { params: { [zlib.ZSTD_c_checksumFlag]: 1, [zlib.ZSTD_c_compressionLevel]: -3 } };
/** In front of a frame: the lengths of both parts and of the unpacked records, in bytes, as 32-bit numbers. */
const HEAD = 12;

/** A frame as it stands in the file. */
export interface Packed {
  /** All of it. */
  readonly frame: Buffer;
  readonly index: Buffer;
  readonly records: Buffer;
  /** Bytes that the records take when they are unpacked. */
  readonly size: number;
}

/** The frames of a file up to that place, or the first one that is damaged: what was read of each. */
export async function* readFrames<Content>(
  path: string,
  upTo: number,
  read: (packed: Packed) => Content,
  onDamage: () => void = () => {},
): AsyncGenerator<Content> {
  if (upTo === 0) return;
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const content = new FileWindow(handle);
    for (let at = 0; at < upTo; ) {
      const head = await content.bytes(at, HEAD);
      const size = head.readUInt32LE(8);
      const recordsAt = HEAD + head.readUInt32LE(0);
      const length = recordsAt + head.readUInt32LE(4);
      if (at + length > upTo) throw new Error('a frame goes beyond the end');
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

/** A frame as it stands in a file. */
export function frameOf({ index, records }: SpoolFrame): Buffer {
  const parts = [index, records].map((part) => zstdCompressSync(part, compressed));
  const head = Buffer.alloc(HEAD);
  [...parts, records].forEach(({ length }, i) => {
    head.writeUInt32LE(length, 4 * i);
  });
  return Buffer.concat([head, ...parts]);
}
