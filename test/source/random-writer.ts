import { gzipSync } from 'node:zlib';
import type { Random } from '../torture/random.ts';
import type { Inode, PretendedDisk } from './pretended-disk.ts';

/** What is done to a log; a machine has one style. */
const kinds = {
  numbered: ['rename', 'rename', 'copy', 'copy', 'delete', 'truncate', 'compress', 'move'],
  dated: ['rename', 'rename', 'copy', 'copy', 'compress', 'delete'],
  linked: ['rename', 'copy', 'copy', 'delete', 'compress'],
  switched: ['switch', 'switch', 'switch', 'truncate'],
};
export type Style = keyof typeof kinds;
export const styles = Object.keys(kinds) as Style[];

const LOG = '/var/log/auth.log';
const KEPT = 4;

/**
 * A logging program and a logrotate on one log, step by step: a step is one call to the system, and between any two of
 * them the follower may do something. The program keeps its file open until it is told to open it anew.
 */
export class RandomWriter {
  readonly path = LOG;
  /** Whole lines. */
  readonly written: number[] = [];
  /** Lines that nobody can have any more: their file is gone, or was emptied, and there was no copy. */
  readonly gone = new Set<number>();
  /** What it did. */
  readonly history: string[] = [];
  readonly #disk: PretendedDisk;
  readonly #random: Random;
  readonly #style: Style;
  /** What the follower has open for good: it can read that even when it has no name any more. */
  readonly #held: () => Iterable<Inode>;
  #out: Inode;
  #rest: { text: string; number: number; emptied: number } | undefined;
  #number = 0;
  #count = 0;
  #rotation: Generator<string> | undefined;

  constructor(disk: PretendedDisk, random: Random, style: Style, held: () => Iterable<Inode>) {
    this.#disk = disk;
    this.#random = random;
    this.#style = style;
    this.#held = held;
    if (style === 'linked' || style === 'switched') {
      disk.create('/data/a/auth.log');
      disk.link('/data/a/auth.log', LOG);
    } else disk.create(LOG);
    this.#out = disk.find(LOG) as Inode;
    this.#out.opened++;
  }

  /** Writes to the file that has the log's name, and nothing is being rotated. */
  get isQuiet(): boolean {
    return this.#rotation === undefined && this.#rest === undefined && this.#disk.find(LOG) === this.#out;
  }

  step(): void {
    const random = this.#random;
    if (this.#rotation !== undefined && random.below(10) < 6) this.#continue();
    else if (this.#rotation === undefined && random.below(4) === 0) {
      this.#reopen();
      this.#rotation = this.#rotate();
      this.#continue();
    } else if (random.below(5) === 0) this.#reopen();
    else this.#write();
  }

  /** Comes to an end with everything. */
  settle(): void {
    while (this.#rotation !== undefined) this.#continue();
    this.#finishLine();
    this.#reopen();
    this.#write();
    this.#finishLine();
  }

  /** What only the follower still had is lost when it lets go. */
  forgotten(): void {
    this.#weigh(this.written);
  }

  #continue(): void {
    const next = this.#rotation?.next();
    if (next?.done) this.#rotation = undefined;
    else this.history.push(next?.value ?? '');
  }

  #reopen(): void {
    if (this.#disk.find(LOG) === this.#out) return;
    // Whoever was interrupted in a line ends it where it began.
    this.#finishLine();
    this.#out.opened--;
    this.#disk.release(this.#out);
    this.#out = this.#disk.find(LOG) ?? this.#disk.create(this.#disk.realpath(LOG));
    this.#out.opened++;
    this.history.push(`reopen ${this.#out.number}`);
  }

  #write(): void {
    if (this.#rest !== undefined) {
      this.#finishLine();
      return;
    }
    const random = this.#random;
    for (let count = 1 + random.below(random.below(8) === 0 ? 40 : 3); count > 0; count--) {
      const number = ++this.#number;
      const clock = new Date(Date.UTC(2026, 10, 21) + number * 1000).toISOString().slice(11, 19);
      const text = `Nov 21 ${clock} web1 sshd[4711]: line ${number}.\n`;
      // The number comes whole, so that a file that begins with the second half begins as no other one.
      const half = random.below(10) === 0 ? 1 + random.below(text.indexOf(` ${number}.`) - 1) : text.length;
      this.#disk.append(this.#out, text.slice(0, half));
      this.#rest = { text: text.slice(half), number, emptied: this.#out.emptied };
      if (half < text.length) {
        this.history.push(`write ${number} half`);
        return;
      }
      this.#finishLine();
    }
    this.history.push(`write ..${this.#number}`);
  }

  #finishLine(): void {
    if (this.#rest === undefined) return;
    const { text, number, emptied } = this.#rest;
    this.#rest = undefined;
    this.#disk.append(this.#out, text);
    // Its first half may be in another file.
    if (emptied === this.#out.emptied) {
      this.#out.lines.add(number);
      this.written.push(number);
      this.#weigh([number]);
    } else this.history.push(`rest of ${number}`);
  }

  *#rotate(): Generator<string> {
    const kind = this.#random.oneOf(kinds[this.#style]);
    const real = this.#disk.realpath(LOG);
    if (kind === 'delete') {
      this.#remove(real);
      yield 'delete';
      if (this.#random.below(2) === 0) this.#disk.create(real);
    }
    if (kind === 'truncate') yield this.#empty(real);
    if (kind === 'compress') yield* this.#compress(real);
    if (kind === 'switch') yield* this.#switch();
    if (['rename', 'copy', 'move'].includes(kind)) yield* this.#keep(kind, real);
  }

  /** Rename and create, or copy and truncate; `move`: nobody makes a new file at once. */
  *#keep(kind: string, real: string): Generator<string> {
    let target = `${real}.1`;
    if (this.#style === 'dated') {
      const day = new Date(Date.UTC(2026, 0, 1) + ++this.#count * 86_400_000).toISOString().slice(0, 10);
      target = `${real}-${day.replaceAll('-', '')}`;
      const old = [...this.#disk.names.keys()].filter((name) => name.startsWith(`${real}-`)).sort();
      for (const name of old.slice(0, -KEPT)) {
        this.#remove(name);
        yield `remove ${name}`;
      }
    } else yield* this.#shift(real);
    if (kind === 'copy') return yield* this.#copy(real, target);
    this.#disk.rename(real, target);
    yield `rename to ${target}`;
    if (kind === 'rename') this.#disk.create(real);
    yield kind;
  }

  *#shift(real: string): Generator<string> {
    for (let number = KEPT; number >= 1; number--) {
      for (const end of ['', '.gz']) {
        const from = `${real}.${number}${end}`;
        if (!this.#disk.names.has(from)) continue;
        if (number === KEPT) this.#remove(from);
        else this.#disk.rename(from, `${real}.${number + 1}${end}`);
        yield `shift ${from}`;
      }
    }
  }

  *#copy(real: string, target: string): Generator<string> {
    const copy = this.#disk.create(target);
    yield `create ${target} ${copy.number}`;
    const from = this.#disk.find(real) as Inode;
    for (let at = 0; at < from.data.length; ) {
      const end = Math.min(from.data.length, at + (this.#random.below(2) === 0 ? 4096 : 200));
      this.#disk.append(copy, from.data.subarray(at, end));
      at = end;
      copy.lines = new Set([...from.lines].filter((number) => copy.data.includes(`line ${number}.\n`)));
      yield 'copied';
    }
    yield this.#empty(real);
  }

  *#compress(real: string): Generator<string> {
    const rotated = [...this.#disk.names.keys()].filter((name) => /^[.-]/.test(name.slice(real.length)));
    const plain = rotated.filter((name) => !name.endsWith('.gz') && this.#disk.find(name) !== this.#out);
    if (plain.length === 0) return;
    const path = this.#random.oneOf(plain.sort());
    const packed = this.#disk.create(`${path}.gz`);
    yield `create ${path}.gz`;
    const { data, lines } = this.#disk.find(path) as Inode;
    const bytes = gzipSync(data);
    this.#disk.append(packed, bytes.subarray(0, 20));
    yield 'half packed';
    this.#disk.append(packed, bytes.subarray(20));
    packed.lines = new Set(lines);
    yield 'packed';
    this.#remove(path);
    yield `remove ${path}`;
  }

  *#switch(): Generator<string> {
    const target = `/data/${++this.#count}/auth.log`;
    this.#disk.create(target);
    yield `create ${target}`;
    this.#disk.link(target, `${LOG}.new`);
    this.#disk.rename(`${LOG}.new`, LOG);
    this.forgotten();
    yield 'switched';
  }

  #remove(path: string): void {
    const inode = this.#disk.find(path);
    this.#disk.remove(path);
    if (inode !== undefined) this.#weigh([...inode.lines]);
  }

  #empty(path: string): string {
    const inode = this.#disk.find(path) as Inode;
    const lines = [...inode.lines];
    this.#disk.empty(inode);
    this.#weigh(lines);
    return 'truncate';
  }

  /** Which of these nobody can have any more. */
  #weigh(numbers: readonly number[]): void {
    const there = new Set<Inode>();
    for (const path of this.#disk.names.keys()) {
      const inode = this.#disk.find(path);
      const isOld = this.#style === 'switched' && path.startsWith('/data/') && path !== this.#disk.realpath(LOG);
      if (inode !== undefined && !isOld) there.add(inode);
    }
    for (const inode of this.#held()) there.add(inode);
    const all = [...there];
    for (const number of numbers) if (!all.some(({ lines }) => lines.has(number))) this.gone.add(number);
  }
}
