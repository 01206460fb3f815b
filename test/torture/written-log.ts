import { createHash } from 'node:crypto';
import { appendFileSync, closeSync, fstatSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { FileRecord } from '../../src/source/file-mark.ts';

/** The machine that the shipper of the torture test says it runs on: ids are made with it. */
export const MACHINE = 'torture';

/** One file that the log once was: its identity as the shipper makes it, and how much was written to it. */
interface Generation {
  identity: string;
  offset: number;
}

/**
 * A log as it is written, and the id that each of its lines must get in Elasticsearch. The ids are made here anew, from
 * what was written where, and not by the code that is tested.
 */
export class WrittenLog {
  readonly path: string;
  /** When the present file was made, milliseconds of the clock. */
  since = Date.now();
  readonly #reference: string;
  readonly #ids: string;
  readonly #generations: Generation[] = [];
  /** Gone, and not in the checkpoint when they went. */
  #pending: Generation[] = [];
  #file: number;

  constructor(folder: string, name: string) {
    this.path = join(folder, 'logs', name);
    this.#reference = join(folder, 'reference', name);
    this.#ids = join(folder, 'ids.ndjson');
    this.#file = this.#open();
  }

  /** @param half  so many characters first, then the rest */
  write(line: string, half: number): void {
    writeSync(this.#file, line.slice(0, half));
    if (half < line.length) writeSync(this.#file, line.slice(half));
    const present = this.#present;
    if (present.identity === '') present.identity = sha1(MACHINE, '\0', this.path, '\0', line).slice(0, 24);
    const original = line.slice(0, -1);
    const id = sha1(`${present.identity}\0${present.offset}\0${original}`);
    present.offset += Buffer.byteLength(line);
    appendFileSync(this.#reference, line);
    appendFileSync(this.#ids, `${JSON.stringify([original, id])}\n`);
  }

  /** Goes on in the file that now has the log's name, or in the same one, which was emptied. */
  reopen(): void {
    closeSync(this.#file);
    this.#file = this.#open();
    if (fstatSync(this.#file).size > 0) throw new Error(`${this.path} is not empty`);
  }

  /** How many files are not even begun to be read, as far as a checkpoint tells. */
  behind(records: readonly FileRecord[]): number {
    // What the shipper only knows of has a record too.
    const begun = new Set(records.filter(({ offset }) => offset > 0).map(({ identity }) => identity));
    return this.#generations.length - 1 - this.#generations.findLastIndex(({ identity }) => begun.has(identity));
  }

  /** All lines of the present file are delivered. */
  isCovered(records: readonly FileRecord[]): boolean {
    return isCovered(this.#present, records);
  }

  /** How far the present file is delivered, in bytes. */
  offsetIn(records: readonly FileRecord[]): number {
    const { identity } = this.#present;
    return Math.max(0, ...records.filter((record) => record.identity === identity).map(({ offset }) => offset));
  }

  /** A process holds the present file open: it can read it even when it is deleted. */
  isOpenIn(pid: number): boolean {
    const { ino } = fstatSync(this.#file);
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.ino === ino);
  }

  /** The present file goes, and nobody can open it again. */
  destroyed(): void {
    if (this.#present.offset > 0) this.#pending.push(this.#present);
  }

  /** Whether the lines of all files that went are delivered. */
  isSafe(records: readonly FileRecord[]): boolean {
    this.#pending = this.#pending.filter((one) => !isCovered(one, records));
    return this.#pending.length === 0;
  }

  get #present(): Generation {
    return this.#generations.at(-1) as Generation;
  }

  #open(): number {
    this.since = Date.now();
    this.#generations.push({ identity: '', offset: 0 });
    return openSync(this.path, 'a');
  }
}

function isCovered({ identity, offset }: Generation, records: readonly FileRecord[]): boolean {
  return offset === 0 || records.some((record) => record.identity === identity && record.offset >= offset);
}

function sha1(...parts: readonly string[]): string {
  return createHash('sha1').update(parts.join('')).digest('hex');
}
