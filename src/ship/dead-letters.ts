import { type FileHandle, open, stat } from 'node:fs/promises';
import { UserError } from '../error.ts';
import { lineEnd } from '../sink/json-bytes.ts';
import type { ShipDocument } from './delivery.ts';

/** Why Elasticsearch does not take a document. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
}

export interface DeadLetter {
  readonly document: ShipDocument;
  readonly refusal: Refusal;
}

const LONGEST_REASON = 2000;

/**
 * Documents that are refused for what they are, one JSON object a line: `{"@timestamp","error":{"status","type",
 * "reason"},"kind","id","revision","month","source"}`, `source` being the document. Readable by its owner only.
 */
export class DeadLetters {
  readonly path: string;
  readonly #most: number;
  #file: FileHandle | undefined;
  #turn: Promise<void> = Promise.resolve();

  /** @param most  bytes that the file may take */
  constructor(path: string, most: number) {
    this.path = path;
    this.#most = most;
  }

  /**
   * Resolves when they are on disk.
   * @param now  milliseconds since the epoch
   * @throws UserError when the file is full or cannot be written; then nothing of it counts as kept
   */
  async add(letters: readonly DeadLetter[], now: number): Promise<void> {
    const turn = this.#turn.then(() => this.#append(letters.map((letter) => lineOf(letter, now)).join('')));
    this.#turn = turn.catch(() => {});
    await turn;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#file?.close();
    this.#file = undefined;
  }

  async #append(text: string): Promise<void> {
    try {
      const file = await this.#open();
      const { size } = await file.stat();
      const bytes = Buffer.from(text);
      if (size + bytes.length > this.#most) throw full(this.path, this.#most);
      // One write, so that a replay that runs at the same time does not come between; a torn one is begun on a new line.
      await file.write(size > 0 && !(await this.#endsLine(size)) ? Buffer.concat([lineEnd, bytes]) : bytes);
      await file.datasync();
    } catch (error) {
      if (error instanceof UserError) throw error;
      const message = `cannot write the dead-letter file: ${(error as Error).message}`;
      throw new UserError('no-dead-letters', message, `Make room for ${this.path}, or let sshwhy write there.`);
    }
  }

  /** A replay may have set the file aside. */
  async #open(): Promise<FileHandle> {
    const there = await stat(this.path).catch(() => undefined);
    const ours = await this.#file?.stat();
    if (this.#file !== undefined && there?.ino === ours?.ino && there?.dev === ours?.dev) return this.#file;
    await this.#file?.close();
    this.#file = await open(this.path, 'a', 0o600);
    return this.#file;
  }

  async #endsLine(size: number): Promise<boolean> {
    const reader = await open(this.path, 'r');
    try {
      const { buffer } = await reader.read(Buffer.alloc(1), 0, 1, size - 1);
      return buffer[0] === lineEnd[0];
    } finally {
      await reader.close();
    }
  }
}

function full(path: string, most: number): UserError {
  return new UserError(
    'dead-letters-full',
    `the dead-letter file ${path} is full (${most} bytes)`,
    'Read in it why Elasticsearch refuses documents, mend that, then: sshwhy ship --replay-dead-letters',
  );
}

function lineOf({ document, refusal }: DeadLetter, now: number): string {
  const { kind, id, revision, month } = document;
  const source = document.source.toString();
  const { status, type, reason } = refusal;
  const error = { status, type, reason: reason.slice(0, LONGEST_REASON) };
  return `${JSON.stringify({ '@timestamp': new Date(now).toISOString(), error, kind, id, revision, month, source })}\n`;
}
