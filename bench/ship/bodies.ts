import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';

/** Bulk bodies in a file: each behind its length in bytes, as a 32-bit number. */
export class BodyWriter {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  write(body: Buffer): void {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(body.length, 0);
    writeSync(this.#file, Buffer.concat([head, body]));
  }

  close(): void {
    closeSync(this.#file);
  }
}

export async function* readBodies(path: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 8 << 20 })) {
    rest = Buffer.concat([rest, chunk as Buffer]);
    for (let end = bodyEnd(rest); rest.length >= end; end = bodyEnd(rest)) {
      yield Buffer.from(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  }
}

function bodyEnd(rest: Buffer): number {
  return rest.length < 4 ? Number.POSITIVE_INFINITY : 4 + rest.readUInt32LE(0);
}
