import type { Writable } from 'node:stream';

const CHUNK = 65_536;

/** Writes text in large pieces and waits while the reader is behind. After a failure every call throws its error. */
export class TextWriter {
  readonly #stream: Writable;
  #text = '';
  #failure: Error | undefined;

  constructor(stream: Writable) {
    this.#stream = stream;
    stream.on('error', (error) => {
      this.#failure ??= error;
    });
  }

  /** A promise only when there is something to wait for. */
  write(text: string): void | Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    this.#text += text;
    if (this.#text.length >= CHUNK) return this.flush();
  }

  /** Resolves when all that was written so far has been handed to the system; the stream stays open. */
  async flush(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const text = this.#text;
    this.#text = '';
    if (text === '') return;
    await new Promise<void>((resolve, reject) => {
      this.#stream.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }
}
