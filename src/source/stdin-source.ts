import type { Readable } from 'node:stream';
import type { LineBatch } from '../event.ts';
import { firstLine, HEAD, hashOf } from './file-mark.ts';
import type { LiveSource, Saved } from './live-source.ts';
import { PipeLines } from './pipe-lines.ts';

/** Standard input, to its end. It cannot be read again: what was not delivered when the program died is lost. */
export class StdinSource implements LiveSource {
  readonly name = '-';
  readonly isSearching = false;
  readonly #file = { path: '-', identity: '', modified: 0 };
  readonly #machine: string;
  readonly #lines: PipeLines;
  #head = Buffer.alloc(0);

  constructor(stream: Readable, machine: string, onLongLine: () => void = () => {}) {
    this.#machine = machine;
    this.#lines = new PipeLines(stream, this.#file, onLongLine);
  }

  get ended(): boolean {
    return this.#lines.ended;
  }

  async look(): Promise<void> {
    this.#file.modified = Date.now() * 1000;
  }

  async read(): Promise<readonly LineBatch[]> {
    const batches = this.#lines.read((bytes) => {
      if (this.#head.length < HEAD) this.#head = Buffer.concat([this.#head, bytes]).subarray(0, HEAD);
    });
    if (batches.length > 0 && this.#file.identity === '') {
      this.#file.identity = hashOf(this.#machine, '\0-\0', firstLine(this.#head) ?? this.#head);
    }
    return batches;
  }

  async before(): Promise<undefined> {}

  state(): Saved {
    return {};
  }

  lag(): number {
    return 0;
  }

  async close(): Promise<void> {}
}
