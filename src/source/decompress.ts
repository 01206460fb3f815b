import type { Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { type ByteSource, piecesOf, sourceOf } from './byte-source.ts';
import type { Compression } from './content.ts';
import { filterThrough } from './run-program.ts';
import { ZstdFrames } from './zstd-frames.ts';

/**
 * Output buffer of zlib in bytes. Larger is faster (64 KiB: 730 MB/s for gzip, 256 KiB: 1030 MB/s), but what zlib holds
 * in it when it meets a corrupt place is lost.
 */
const chunkSize = 65_536;

/** The uncompressed bytes of `source`. xz and bzip2 need their tool: a `UserError` from `read` says so. */
export function decompress(compression: Compression, source: ByteSource): ByteSource {
  if (compression === 'xz') return filterThrough(['xz', '-dc'], 'xz-utils', source);
  if (compression === 'bzip2') return filterThrough(['bzip2', '-dc'], 'bzip2', source);
  const zlib = compression === 'gzip' ? createGunzip({ chunkSize }) : createZstdDecompress({ chunkSize });
  const pieces = compression === 'gzip' ? piecesOf(source) : zstdPieces(source);
  return sourceOf(inflate(pieces, zlib), async () => {
    zlib.destroy();
    await source.close();
  });
}

async function* zstdPieces(source: ByteSource): AsyncGenerator<Buffer> {
  const frames = new ZstdFrames();
  for await (const piece of piecesOf(source)) yield* frames.split(piece);
  if (frames.inFrame) throw new Error('unexpected end of file');
}

/**
 * Feeds one piece at a time and hands out what came of it before the next. A stream pipeline would throw away what it
 * had decompressed before a corrupt place.
 */
async function* inflate(pieces: AsyncGenerator<Buffer>, zlib: Transform): AsyncGenerator<Buffer> {
  const ready: Buffer[] = [];
  let failure: Error | undefined;
  let settle = () => {};
  zlib.on('data', (chunk: Buffer) => ready.push(chunk));
  zlib.on('error', (error) => {
    failure = error;
    settle();
  });
  zlib.on('close', () => settle());
  const step = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      settle = resolve;
      if (zlib.destroyed) resolve();
      else start(resolve);
    });
  try {
    for await (const piece of pieces) {
      await step((done) => zlib.write(piece, () => done()));
      yield* ready.splice(0);
      if (failure) throw failure;
      if (zlib.destroyed) return;
    }
    await step((done) => {
      zlib.once('end', done);
      zlib.end();
    });
    yield* ready.splice(0);
    if (failure) throw failure;
  } finally {
    zlib.destroy();
  }
}
