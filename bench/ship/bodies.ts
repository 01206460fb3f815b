import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';

/** Bulk bodies in a file: each behind its length in bytes and its number of documents, as two 32-bit numbers. */
export class BodyWriter {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(body: string, documents: number): void {
    const bytes = Buffer.from(body);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(bytes.length, 0);
    head.writeUInt32LE(documents, 4);
    writeSync(this.#file, Buffer.concat([head, bytes]));
  }

  close(): void {
    closeSync(this.#file);
  }
}

export async function* readBodies(path: string): AsyncGenerator<{ body: Buffer; documents: number }> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 8 << 20 })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let length = bodyLength(rest); rest.length >= 8 + length; length = bodyLength(rest)) {
      yield { documents: rest.readUInt32LE(4), body: Buffer.from(rest.subarray(8, 8 + length)) };
      rest = rest.subarray(8 + length);
    }
  }
}

function bodyLength(rest: Buffer): number {
  return rest.length < 8 ? Number.POSITIVE_INFINITY : rest.readUInt32LE(0);
}
