import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { Random } from './random.ts';

/**
 * `npm run test:torture -- [--seed N] [--lines N] [--runs N]`: a writer whose logs are rotated in every way, a shipper that
 * is killed again and again and whose last checkpoint is damaged now and then. In the end every line must have arrived
 * once, and the incidents must be those that `analyze` tells of the same lines. Prints its seed; exits with 1 on a
 * difference, and then leaves its folder. The seed settles what is written, rotated and killed, but not the scheduler.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    lines: { type: 'string', default: '40000' },
    runs: { type: 'string', default: '2' },
  },
});

class Torture {
  readonly folder = mkdtempSync(join(tmpdir(), 'sshwhy-torture-'));
  readonly #state = join(this.folder, 'state');
  readonly #random: Random;
  readonly counts = { kills: 0, damaged: 0, rotations: {} as Record<string, number> };
  readonly said: string[] = [];
  #shipper: ChildProcess | undefined;

  constructor(seed: number) {
    this.#random = new Random(seed ^ 0x5eed);
    mkdirSync(this.#state);
    mkdirSync(join(this.folder, 'logs'));
  }

  /** Until all was written and shipped. */
  async run(seed: number, lines: number, isOneLog: boolean): Promise<void> {
    const args = [this.folder, String(seed), String(lines), String(isOneLog)];
    const writer = fork(new URL('writer.ts', import.meta.url), args, { stdio: 'inherit' });
    const written = new Promise<number | null>((resolve) => writer.once('exit', resolve));
    writer.on('message', ({ rotated }: { rotated: string }) => {
      this.counts.rotations[rotated] = (this.counts.rotations[rotated] ?? 0) + 1;
    });
    let isWriting = true;
    void written.then(() => {
      isWriting = false;
    });
    await this.#start();
    await delay(600);
    while (isWriting) {
      // What was in a file that is deleted outright, and not in the checkpoint yet, nobody can read again: not before a kill.
      const mayDelete = this.#random.below(2) === 0;
      if (mayDelete && writer.connected) writer.send({ mayDelete });
      await delay(this.#random.below(2500));
      if (writer.connected) writer.send({ mayDelete: false });
      if (mayDelete) await delay(2500);
      await this.#kill();
      if (this.#random.below(4) === 0) this.#damage();
      await delay(this.#random.below(1200));
      await this.#start();
      await delay(600);
    }
    if ((await written) !== 0) throw new Error('the writer failed');
    await this.#waitUntilQuiet();
    await this.#end();
  }

  async #start(): Promise<void> {
    const shipper = fork(new URL('shipper.ts', import.meta.url), [this.folder, this.#state], {
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    });
    shipper.stderr?.on('data', (text: Buffer) => this.said.push(text.toString()));
    this.#shipper = shipper;
    await new Promise((resolve, reject) => {
      shipper.once('message', resolve);
      shipper.once('exit', (code) => reject(new Error(`the shipper ended with ${code}: ${this.said.join('')}`)));
    });
    shipper.removeAllListeners('exit');
  }

  async #kill(): Promise<void> {
    const shipper = this.#shipper as ChildProcess;
    if (shipper.exitCode !== null) throw new Error(`the shipper ended with ${shipper.exitCode}: ${this.said.join('')}`);
    const gone = new Promise((resolve) => shipper.once('exit', resolve));
    shipper.kill('SIGKILL');
    await gone;
    this.counts.kills++;
  }

  /** Spoils the younger of the two checkpoints. */
  #damage(): void {
    const paths = readdirSync(this.#state)
      .filter((name) => /^checkpoint-.\.json$/.test(name))
      .map((name) => join(this.#state, name));
    if (paths.length < 2) return;
    const [path = ''] = paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    const bytes = readFileSync(path);
    const at = this.#random.below(bytes.length);
    const isCut = this.#random.below(2) === 0;
    if (!isCut) bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(path, isCut ? bytes.subarray(0, at) : bytes);
    this.counts.damaged++;
  }

  async #waitUntilQuiet(): Promise<void> {
    const out = join(this.folder, 'out.ndjson');
    for (let size = -1; size !== statSync(out).size; ) {
      size = statSync(out).size;
      await delay(3000);
    }
  }

  async #end(): Promise<void> {
    const shipper = this.#shipper as ChildProcess;
    const gone = new Promise((resolve) => shipper.once('exit', resolve));
    shipper.kill('SIGTERM');
    const code = await gone;
    if (code !== 0) throw new Error(`the shipper ended with ${code}: ${this.said.join('')}`);
  }
}

const first = values.seed === undefined ? Math.floor(Math.random() * 1e9) : Number(values.seed);
let failed = false;
for (let run = 0; run < Number(values.runs); run++) {
  const seed = first + run;
  const isOneLog = seed % 2 === 0;
  console.log(`seed ${seed}: ${isOneLog ? 'one log, over days' : 'two logs, of now'}, ${values.lines} lines`);
  const torture = new Torture(seed);
  const began = Date.now();
  await torture.run(seed, Number(values.lines), isOneLog);
  const differences = await compare(torture.folder, isOneLog);
  const { kills, damaged, rotations } = torture.counts;
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`  ${seconds} s, ${kills} kills, ${damaged} damaged checkpoints, rotations ${JSON.stringify(rotations)}`);
  console.log(`  ${differences.checked}`);
  if (differences.found.length === 0) {
    rmSync(torture.folder, { recursive: true });
    continue;
  }
  failed = true;
  console.log(`  FAILED, see ${torture.folder}`);
  for (const text of differences.found.slice(0, 8)) console.log(`  ${text}`);
  for (const text of torture.said.slice(-8)) console.log(`  shipper: ${text.trim()}`);
}
process.exit(failed ? 1 : 0);
