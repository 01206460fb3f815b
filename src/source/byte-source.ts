/** Where bytes come from: a file, a pipe, a decompressor. */
export interface ByteSource {
  /**
   * Puts bytes into `target` from `at` on; returns how many, 0 at the end.
   * @throws Error when the source breaks off: corrupt, cut, not readable
   */
  read(target: Buffer, at: number): Promise<number>;
  /** Frees what the source holds, at any time, also while a read is under way. */
  close(): Promise<void>;
}

/** Size of the pieces that go to a decompressor, in bytes. */
const pieceSize = 65_536;

/** The chunks as a source; `stop` must make a waiting `chunks` come to its end. */
export function sourceOf(chunks: AsyncIterator<Buffer>, stop: () => Promise<void> | void): ByteSource {
  let rest: Buffer = Buffer.alloc(0);
  return {
    async read(target, at) {
      while (rest.length === 0) {
        const next = await chunks.next();
        if (next.done) return 0;
        rest = next.value;
      }
      const count = rest.copy(target, at);
      rest = rest.subarray(count);
      return count;
    },
    async close() {
      await stop();
      // What goes wrong while stopping is of no interest any more.
      await chunks.return?.().catch(() => {});
    },
  };
}

/** The source in pieces, for a decompressor. */
export async function* piecesOf(source: ByteSource): AsyncGenerator<Buffer> {
  for (;;) {
    const piece = Buffer.allocUnsafe(pieceSize);
    const count = await source.read(piece, 0);
    if (count === 0) return;
    yield piece.subarray(0, count);
  }
}

/** Reads at least `wanted` bytes ahead, unless the source ends before; they are still the first bytes of `source`. */
export async function peek(source: ByteSource, wanted: number): Promise<{ head: Buffer; source: ByteSource }> {
  const buffer = Buffer.allocUnsafe(pieceSize);
  let filled = 0;
  let failure: unknown;
  try {
    while (filled < wanted) {
      const count = await source.read(buffer, filled);
      if (count === 0) break;
      filled += count;
    }
  } catch (error) {
    if (filled === 0) throw error;
    failure = error;
  }
  const head = buffer.subarray(0, filled);
  let given = 0;
  return {
    head,
    source: {
      async read(target, at) {
        if (given < filled) {
          const count = head.copy(target, at, given);
          given += count;
          return count;
        }
        if (failure) throw failure;
        return source.read(target, at);
      },
      close: () => source.close(),
    },
  };
}
