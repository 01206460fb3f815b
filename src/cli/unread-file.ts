import { writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

const CHUNK = 65_536;

/** Collects raw lines that no parser reads. Writes at once, so that the reader never has to wait for it. */
export class UnreadFile {
  readonly #handle: FileHandle;
  #text = '';

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  add(line: string): void {
    this.#text += `${line}\n`;
    if (this.#text.length >= CHUNK) this.#flush();
  }

  async close(): Promise<void> {
    this.#flush();
    await this.#handle.close();
  }

  #flush(): void {
    const bytes = Buffer.from(this.#text);
    this.#text = '';
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle.fd, bytes, at);
  }
}
