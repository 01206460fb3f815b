import { setTimeout as delay } from 'node:timers/promises';
import type { Correlator } from '../correlate/correlator.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Registry } from '../parser/registry.ts';
import type { Saved, SourceNotice } from '../source/live-source.ts';
import { type Checkpoint, readCheckpoints, writeCheckpoint } from './checkpoint.ts';
import type { FindNeeded } from './compaction.ts';
import { Spool, type SpoolMark } from './spool.ts';
import { FrameWriter } from './spool-frame.ts';
import { spooledEvent } from './spooled-event.ts';
import { areRecent, stillNeeded } from './still-needed.ts';

/** How far everything was read, by the name of the source. */
export interface State {
  readonly sources: Readonly<Record<string, Saved>>;
}

/** What a restart begins with. */
export interface Restored extends State {
  /** There were checkpoints and none could be used: all that is there is to be read again. */
  readonly isDamaged: boolean;
}

/** A state as it was when a token was sent, with the spool's length then. */
interface Begun extends State {
  readonly token: number;
  readonly spool: SpoolMark;
}

/** How often the checkpoint is written at most, milliseconds. */
const EVERY = 1000;
const TRY_AGAIN = 1000;
const LOOK_AGAIN = 20;

/** Remembers, on disk, up to where all is delivered; the spool and the two checkpoints in one. */
export class Progress {
  readonly #folder: string;
  readonly #onNotice: (notice: SourceNotice) => void;
  #spool: Spool;
  readonly #frames = new FrameWriter();
  #latest: Checkpoint | undefined;
  #previous: Checkpoint | undefined;
  #token = 0;
  #acknowledged = 0;
  #begun: Begun[] = [];
  /** The youngest that is acknowledged and not on disk. */
  #ready: Begun | undefined;
  /** What the last checkpoint on disk says. */
  #saved: Begun | undefined;
  /** The last write failed. */
  isFull = false;
  savedAt = Number.NaN;
  #triedAt = 0;
  /** Milliseconds of the clock. */
  #compactAgain = 0;
  #compaction: Promise<void> | undefined;
  /** It is known that there may be something to let go of. */
  #isWorthwhile = false;
  readonly #stop = new AbortController();
  #bug: unknown;
  #isDamageTold = false;
  readonly #compactFrom: number | undefined;

  /** @param compactFrom  bytes of the spool */
  constructor(folder: string, onNotice: (notice: SourceNotice) => void, compactFrom?: number) {
    this.#folder = folder;
    this.#onNotice = onNotice;
    this.#compactFrom = compactFrom;
    this.#spool = new Spool(folder, undefined, compactFrom);
  }

  /** Reads the last checkpoint that is whole, and feeds the correlator with what it was fed with until then. */
  async restore(registry: Registry, correlator: Correlator): Promise<Restored> {
    const { latest, previous, damaged } = await readCheckpoints(this.#folder);
    this.#latest = latest;
    this.#previous = previous;
    for (const path of damaged) {
      const then = latest ? 'the one before is used' : 'all that is there is read again';
      this.#notice('checkpoint-damaged', `${path}: this checkpoint is damaged; ${then}, and nothing is stored twice`);
    }
    if (latest === undefined) return { sources: {}, isDamaged: damaged.length > 0 };
    this.#spool = new Spool(this.#folder, latest.spool, this.#compactFrom);
    let lines = 0;
    for await (const records of this.#spool.read(() => this.#spoolDamaged())) {
      lines += records.length;
      for (const record of records) {
        const event = spooledEvent(record, registry);
        if (event !== undefined) correlator.take(event);
      }
      correlator.takeClosed(); // told by the earlier run
    }
    if (this.#isDamageTold) await this.#goOnBehind(lines);
    return { sources: latest.sources, isDamaged: false };
  }

  /** With so many lines of the spool, and without what is damaged: behind that nothing could be read at the next start. */
  async #goOnBehind(lines: number): Promise<void> {
    const findNeeded: FindNeeded = async () => (_, place) => place < lines;
    const how = { findNeeded, ready: async () => {}, signal: this.#stop.signal };
    await this.#spool.compact(how).catch((error) => this.#cannotWrite(error));
  }

  /** Keeps lines, for the next start. Waits while the disk is full; false when it still was when all was stopped. */
  async spool(events: readonly LogEvent[], stop: AbortSignal): Promise<boolean> {
    if (events.length === 0) return !stop.aborted;
    const frame = this.#frames.write(events);
    while (!stop.aborted) {
      try {
        await this.#spool.append(frame);
        this.isFull = false;
        return true;
      } catch (error) {
        this.#cannotWrite(error);
        await delay(TRY_AGAIN, undefined, { signal: stop }).catch(() => {});
      }
    }
    return false;
  }

  /** Something is sent; the token is to be acknowledged. */
  begin(state: State): number {
    this.#token++;
    this.#begun.push({ ...state, token: this.#token, spool: this.#spool.mark });
    return this.#token;
  }

  acknowledged(token: number): void {
    const count = this.#begun.findIndex((begun) => begun.token > token);
    const done = this.#begun.splice(0, count < 0 ? this.#begun.length : count);
    this.#ready = done.at(-1) ?? this.#ready;
    this.#acknowledged = Math.max(this.#acknowledged, token);
  }

  async saveSometimes(): Promise<void> {
    if (this.#ready !== undefined && Date.now() - this.#triedAt >= EVERY) await this.save();
  }

  /** Writes what is acknowledged. A full disk is told; then it is tried again later. */
  async save(): Promise<void> {
    const ready = this.#ready;
    if (ready === undefined) return;
    this.#triedAt = Date.now();
    try {
      await this.#spool.sync();
      await this.#write(ready, ready.spool);
      this.#saved = ready;
      if (this.#ready === ready) this.#ready = undefined;
      this.isFull = false;
    } catch (error) {
      this.#cannotWrite(error);
    }
  }

  /**
   * Begins to compact the spool when it is time, beside everything else. To be called when all that the correlator was fed
   * with is in the spool.
   */
  compactSometimes(correlator: Correlator): void {
    if (this.#bug !== undefined) throw this.#bug;
    if (this.#compaction !== undefined || !this.#spool.isLarge || Date.now() < this.#compactAgain) return;
    const began = Date.now();
    // Looked at first: meanwhile more is spooled, so that the compaction itself begins with another call.
    const isKnown = this.#isWorthwhile;
    this.#isWorthwhile = false;
    this.#compaction = (isKnown ? this.#compact(correlator) : this.#look(correlator.now)).finally(() => {
      this.#compaction = undefined;
      if (!this.#isWorthwhile) this.#compactAgain = Date.now() + Math.max(TRY_AGAIN, 10 * (Date.now() - began));
    });
  }

  /** Finds out whether there can be anything to let go of. */
  async #look(now: number): Promise<void> {
    const first = await this.#spool.first();
    this.#isWorthwhile = this.#spool.isTooLarge || first.length === 0 || !areRecent(first, now);
  }

  async #compact({ openIncidents, now }: Correlator): Promise<void> {
    const token = this.#token;
    const { signal } = this.#stop;
    try {
      const { isCut, move } = await this.#spool.compact({
        findNeeded: (entries) => stillNeeded(entries, openIncidents, now),
        // What was told until now must not be asked for again: its lines may be gone.
        ready: async () => {
          while (this.#acknowledged < token) await delay(LOOK_AGAIN, undefined, { signal });
        },
        signal,
        onDamage: () => this.#spoolDamaged(),
      });
      this.#begun = this.#begun.map((begun) => ({ ...begun, spool: move(begun.spool) }));
      const saved = this.#ready ?? this.#saved;
      if (saved !== undefined) this.#ready = { ...saved, spool: move(saved.spool) };
      if (isCut)
        this.#notice('spool-cut', 'more is going on than can be kept for a restart; after one, incidents may be split');
      this.isFull = false;
    } catch (error) {
      if (signal.aborted) return;
      try {
        this.#cannotWrite(error);
      } catch (bug) {
        this.#bug = bug;
      }
    }
  }

  /** Lets a compaction come to its end, or gives it up after so many milliseconds. */
  async endCompaction(deadline: number): Promise<void> {
    const timer = setTimeout(() => this.#stop.abort(), deadline);
    await this.#compaction;
    clearTimeout(timer);
  }

  /** @throws what a compaction broke on, if it did */
  async close(): Promise<void> {
    await this.#spool.close();
    if (this.#bug !== undefined) throw this.#bug;
  }

  async #write({ sources }: State, spool: SpoolMark): Promise<void> {
    const number = (this.#latest?.number ?? 0) + 1;
    const checkpoint: Checkpoint = { version: 1, number, sources, spool };
    await writeCheckpoint(this.#folder, checkpoint);
    this.#previous = this.#latest;
    this.#latest = checkpoint;
    this.savedAt = Date.now();
    const named = [checkpoint.spool.file, this.#previous?.spool.file ?? ''];
    if (named[0] !== named[1] || number % 100 === 1) await this.#spool.clean(named);
  }

  #spoolDamaged(): void {
    if (this.#isDamageTold) return;
    this.#isDamageTold = true;
    this.#notice(
      'spool-damaged',
      `${this.#folder}: the spool is damaged; incidents that were open may be told in two parts`,
    );
  }

  /** Passes on what is not the disk's fault: it would only look as if it were. */
  #cannotWrite(error: unknown): void {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (this.isFull) return;
    this.isFull = true;
    this.#notice('state-not-written', `${this.#folder}: cannot write (${error.message}); tried again until it can`);
  }

  #notice(code: string, message: string): void {
    this.#onNotice({ level: 'warn', code, message });
  }
}
