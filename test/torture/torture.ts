import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { differences, type Expected, expectedOf } from './compare.ts';
import { Random } from './random.ts';
import { damageCheckpoint, ShipperProcess } from './shipper-process.ts';
import { StateDisk } from './state-disk.ts';
import { type Arrived, arrivedIn, type Store } from './store.ts';
import { troubles } from './troubles.ts';

/** Between two troubles, milliseconds at most; and between two bursts of lines. */
const PAUSE = 2500;
const WRITER_PAUSE = 800;
/** An incident that goes on is told every 5 s at most, so the last changes come after the last lines. */
const LAST_TOLD = 8000;
/** So long nothing may arrive at the end before what is missing counts as lost. */
const SILENCE = 60_000;

/** One run: a writer, a shipper, and what goes wrong with them while it writes. */
export class Torture {
  readonly folder = mkdtempSync(join(tmpdir(), 'sshwhy-torture-'));
  readonly counts = new Map<string, number>();
  readonly shipper: ShipperProcess;
  readonly disk: StateDisk;
  readonly #store: Store | undefined;
  readonly #seed: number;
  readonly #lines: number;
  readonly #isOneLog: boolean;
  #writer!: ChildProcess;
  #written!: Promise<number | null>;
  #isWriting = true;

  /** @param store  undefined: a file takes its place */
  constructor(seed: number, lines: number, store: Store | undefined) {
    this.#seed = seed;
    this.#lines = lines;
    this.#store = store;
    this.#isOneLog = seed % 2 === 0;
    mkdirSync(join(this.folder, 'logs'));
    this.disk = new StateDisk(join(this.folder, 'state'));
    this.shipper = new ShipperProcess([
      this.folder,
      this.disk.path,
      ...(store ? [store.proxy.url, store.namespace] : []),
    ]);
  }

  get title(): string {
    return `${this.#isOneLog ? 'one log, over days' : 'two logs, of now'}, ${this.#lines} lines`;
  }

  /** Until all was written and shipped; what is not as it should be then. */
  async run(): Promise<{ checked: string; found: string[] }> {
    this.#startWriter();
    await this.#startShipper();
    await Promise.all([this.#troubleShipper(), this.#troubleServer()]);
    if ((await this.#written) !== 0) throw new Error('the writer failed');
    const expected = await expectedOf(this.folder);
    await this.#waitFor(expected);
    await this.shipper.stop();
    const arrived = await this.#arrived();
    const found = differences(expected, arrived, this.#isOneLog);
    if (existsSync(join(this.folder, 'dead-letters.ndjson'))) found.push('there are dead letters');
    const checked = `${arrived.events.size} lines of ${expected.events.size}, ${expected.incidents.length} incidents`;
    return { checked, found };
  }

  remove(): void {
    this.disk.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #startWriter(): void {
    const { path } = this.disk;
    const args = [this.folder, path, String(this.#seed), String(this.#lines), String(this.#isOneLog)];
    const pause = this.#store === undefined ? WRITER_PAUSE / 8 : WRITER_PAUSE;
    this.#writer = fork(new URL('writer.ts', import.meta.url), [...args, String(pause)], { stdio: 'inherit' });
    this.#written = new Promise<number | null>((resolve) => this.#writer.once('exit', resolve)).finally(() => {
      this.#isWriting = false;
    });
    this.#writer.on('message', ({ rotated }: { rotated?: string }) => {
      if (rotated !== undefined) this.#count(`log ${rotated}`);
    });
  }

  async #troubleShipper(): Promise<void> {
    const random = new Random(this.#seed ^ 0x5eed);
    const kinds = ['killed', 'killed', 'killed and damaged', 'stopped', 'disk full', 'killed, disk full'] as const;
    while (this.#isWriting) {
      await delay(600 + random.below(PAUSE));
      const kind = random.oneOf(kinds);
      if (!this.#isWriting || (kind.includes('disk') && !this.disk.canFill)) continue;
      if (kind === 'disk full') {
        this.disk.fill();
        await delay(500 + random.below(3000));
        this.disk.free();
        this.#count(kind);
      } else await this.#end(kind, random);
    }
  }

  async #end(kind: 'killed' | 'killed and damaged' | 'killed, disk full' | 'stopped', random: Random): Promise<void> {
    const { mayKill, mayDamage } = await this.#hold();
    if (mayKill) {
      await (kind === 'stopped' ? this.shipper.stop() : this.shipper.kill());
      const isDamaged = kind === 'killed and damaged' && mayDamage && damageCheckpoint(this.disk.path, random);
      const isFull = kind === 'killed, disk full';
      if (isFull) this.disk.fill();
      this.#count(kind === 'killed and damaged' && !isDamaged ? 'killed' : kind);
      this.#tellWriter({ shipper: null, hold: false });
      await delay(random.below(1200));
      await this.#startShipper();
      if (isFull) await delay(random.below(2000));
      if (isFull) this.disk.free();
    } else this.#tellWriter({ hold: false });
  }

  /** The writer destroys nothing from now on, and says what may be done to the shipper. */
  async #hold(): Promise<{ mayKill: boolean; mayDamage: boolean }> {
    if (!this.#writer.connected) return { mayKill: true, mayDamage: false };
    const answer = new Promise<{ mayKill: boolean; mayDamage: boolean }>((resolve) => {
      const hear = (message: { mayKill?: boolean; mayDamage?: boolean }) => {
        const { mayKill, mayDamage } = message;
        if (mayKill === undefined || mayDamage === undefined) return;
        this.#writer.off('message', hear);
        resolve({ mayKill, mayDamage });
      };
      this.#writer.on('message', hear);
      void this.#written.then(() => resolve({ mayKill: false, mayDamage: false }));
    });
    this.#tellWriter({ hold: true });
    return await answer;
  }

  async #startShipper(): Promise<void> {
    await this.shipper.start();
    this.#tellWriter({ shipper: this.shipper.pid ?? null });
  }

  #tellWriter(message: object): void {
    if (this.#writer.connected) this.#writer.send(message, () => {}); // it may be gone
  }

  async #troubleServer(): Promise<void> {
    const store = this.#store;
    const random = new Random(this.#seed ^ 0xe5);
    while (store !== undefined && this.#isWriting) {
      await delay(random.below(PAUSE));
      const kind = random.oneOf(Object.keys(troubles));
      if (!this.#isWriting) return;
      await troubles[kind]?.(store, random);
      this.#count(kind);
    }
  }

  async #waitFor({ events }: Expected): Promise<void> {
    let count = -1;
    for (let since = Date.now(); Date.now() - since < SILENCE; await delay(1000)) {
      const now = this.#store === undefined ? (await this.#arrived()).events.size : await this.#store.count();
      if (now >= events.size) return await delay(LAST_TOLD);
      if (now !== count) since = Date.now();
      count = now;
    }
    // What was it waiting for?
    if (this.#store !== undefined) writeFileSync(join(this.folder, 'elasticsearch.txt'), await this.#store.doing());
  }

  async #arrived(): Promise<Arrived> {
    return this.#store === undefined ? arrivedIn(join(this.folder, 'out.ndjson')) : await this.#store.arrived();
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }
}
