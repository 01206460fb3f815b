import type { LineBatch, LogFile } from '../../src/event.ts';
import type { Place } from '../../src/source/cut-lines.ts';
import type { SourceNotice } from '../../src/source/live-source.ts';
import { Tail } from '../../src/source/tail.ts';
import type { Beginning, TailState } from '../../src/source/tail-options.ts';
import { Random } from '../torture/random.ts';
import { type Inode, PretendedDisk } from './pretended-disk.ts';
import { RandomWriter, styles } from './random-writer.ts';
import { batchText } from './read-all.ts';

/** One line that was given out: its number, and what its id is made from. */
interface Given {
  readonly number: number;
  readonly id: string;
}

const GRACE = 60_000;
const pattern = /^Nov 21 \d\d:\d\d:\d\d web1 sshd\[4711\]: line (\d+)\.$/;

/** A follower and a writer on one disk; the seed decides who does what when. */
export class RandomFollowing {
  readonly given: Given[] = [];
  readonly notices: SourceNotice[] = [];
  readonly writer: RandomWriter;
  readonly disk: PretendedDisk;
  readonly #random: Random;
  readonly #chunkSize: number;
  readonly #isTelling: boolean;
  #tail: Tail;
  /** What is given out and not worked on yet. */
  #pending: { file: LogFile; place: Place; lines: Given[] }[] = [];
  /** What was open before the look that is under way. */
  #heldBefore: Inode[] | undefined;
  /** A state that was saved earlier: after a crash it is gone on from. */
  #saved: { state: string; count: number } | undefined;

  /** @param isTelling  `writer.history` has what the follower did as well */
  constructor(seed: number, isTelling = false) {
    this.#isTelling = isTelling;
    const random = new Random(seed);
    this.#random = random;
    this.disk = new PretendedDisk(random.below(2) === 0);
    const held = () => this.#heldBefore ?? this.disk.held.keys();
    this.writer = new RandomWriter(this.disk, random, random.oneOf(styles), held);
    this.#chunkSize = random.oneOf([60, 300, 4096]);
    this.#tail = this.#open('rotated');
  }

  /** The whole of it, and the lines that are missing, twice there, or out of order. */
  async run(steps: number): Promise<string[]> {
    // Where to begin is asked of what is there then.
    await this.#tail.look();
    const chance = this.#random.oneOf([0, 5, 20, 50]);
    /** Whoever reads is faster than who writes. */
    let busy = 0;
    this.disk.between = () => {
      this.disk.now += this.#random.below(4);
      if (this.#random.below(100) >= chance || busy-- <= 0) return;
      this.writer.step();
    };
    for (let i = 0; i < steps; i++) {
      busy = 20;
      await this.#step();
    }
    this.disk.between = () => {
      this.disk.now++;
    };
    this.writer.settle();
    for (let i = 0; i < 4; i++) {
      await this.#readAll();
      this.disk.now += GRACE + 1000;
    }
    this.#work();
    await this.#tail.close();
    return this.#faults();
  }

  async #step(): Promise<void> {
    const { disk, writer } = this;
    const what = this.#random.below(100);
    disk.now += this.#random.below(20);
    if (what < 35) writer.step();
    else if (what < 50) await this.#look();
    else if (what < 70) await this.#read();
    else if (what < 85) await this.#readAll();
    else if (what < 90) this.#work();
    else if (what < 93) this.#save();
    else if (what < 96) await this.#restart();
    else if (what < 98) disk.now += 300;
    else if (writer.isQuiet) disk.now += GRACE + 1000;
  }

  #open(from: Beginning, saved?: string): Tail {
    const onNotice = (notice: SourceNotice) => this.notices.push(notice);
    const options = { machine: 'm1', grace: GRACE, chunkSize: this.#chunkSize, from, onNotice };
    return new Tail(this.writer.path, options, saved === undefined ? undefined : JSON.parse(saved));
  }

  async #look(): Promise<void> {
    this.#heldBefore = [...this.disk.held.keys()];
    this.#tell('look');
    await this.#tail.look();
    this.#heldBefore = undefined;
    this.#tell('looked');
  }

  async #read(): Promise<boolean> {
    const batches = await this.#tail.read();
    const given = batches.map(linesOf);
    this.#pending.push(...given);
    if (given.length > 0) this.#tell(`read ${given[0]?.lines[0]?.number} to ${given.at(-1)?.lines.at(-1)?.number}`);
    return batches.length > 0;
  }

  #tell(what: string): void {
    if (!this.#isTelling) return;
    const { files } = this.#tail.state(new Map()) as unknown as TailState;
    const known = files.map(({ inode, path, identity, offset, done }) =>
      [path.replace('/var/log/auth.log', 'x'), inode, identity.slice(0, 4), offset, done ? 'done' : ''].join(' '),
    );
    this.writer.history.push(`${what.toUpperCase()} ${this.disk.now % 1e6}: ${known.join(', ')}`);
  }

  /** As the shipper does. */
  async #readAll(): Promise<void> {
    await this.#look();
    for (let tries = 0; tries < 40; ) {
      if (await this.#read()) continue;
      if (!this.#tail.isSearching) return;
      await this.#look();
      tries++;
    }
  }

  #work(): void {
    for (const { lines } of this.#pending) this.given.push(...lines);
    this.#pending = [];
  }

  #save(): void {
    const open = new Map<LogFile, Place>();
    for (const { file, place } of this.#pending) if (!open.has(file)) open.set(file, place);
    this.#saved = { state: JSON.stringify(this.#tail.state(open)), count: this.given.length };
  }

  /** Orderly, or after a crash: then from an earlier state, and what came since comes again. */
  async #restart(): Promise<void> {
    const isCrash = this.#saved !== undefined && this.#random.below(3) === 0;
    if (!isCrash) this.#save();
    this.#pending = [];
    await this.#tail.close();
    this.writer.forgotten();
    this.writer.history.push(isCrash ? 'CRASH' : 'RESTART');
    for (let steps = this.#random.below(30); steps > 0; steps--) this.writer.step();
    this.#tail = this.#open('rotated', this.#saved?.state);
  }

  #faults(): string[] {
    const ids = new Map<number, string>();
    const faults: string[] = [];
    for (const { number, id } of this.given) {
      const before = ids.get(number);
      if (before !== undefined && before !== id) faults.push(`line ${number} twice: ${before} and ${id}`);
      ids.set(number, id);
    }
    const missing = this.writer.written.filter((number) => !ids.has(number) && !this.writer.gone.has(number));
    return [...missing.map((number) => `line ${number} is missing`), ...faults];
  }
}

function linesOf(batch: LineBatch) {
  const { offset, firstLine = Number.NaN, file } = batch;
  const lines: Given[] = [];
  let at = offset;
  for (const text of batchText(batch).split('\n').slice(0, -1)) {
    const found = pattern.exec(text);
    if (found) lines.push({ number: Number(found[1]), id: `${file.identity}:${at}` });
    at += text.length + 1;
  }
  return { file, place: { offset, line: firstLine }, lines };
}
