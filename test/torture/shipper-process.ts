import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from './random.ts';

const TRIES = 300;

/** The shipper as a process, started and ended as an administrator, systemd or the OOM killer would. */
export class ShipperProcess {
  /** What it said, and how often, by the notice's code. */
  readonly said = new Map<string, number>();
  readonly lastSaid: string[] = [];
  /** How often it could not start since Elasticsearch did not answer. */
  inVain = 0;
  readonly #args: readonly string[];
  #child: ChildProcess | undefined;

  /** @param args  of shipper.ts */
  constructor(args: readonly string[]) {
    this.#args = args;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it, again and again while Elasticsearch does not answer. @throws Error when it ends for another reason */
  async start(): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const child = fork(new URL('shipper.ts', import.meta.url), this.#args, {
        stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      });
      child.stderr?.on('data', (text: Buffer) => this.#hear(text.toString()));
      const isReady = await new Promise<boolean>((resolve) => {
        child.once('message', () => resolve(true));
        child.once('exit', () => resolve(false));
      });
      this.#child = child;
      if (isReady) return;
      if (!/^unreachable/.test(this.lastSaid.at(-1) ?? '')) this.#throw();
      this.inVain++;
      await delay(300);
    }
    this.#throw();
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As systemd stops it. @throws Error when it does not end well */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    if (this.#child?.exitCode !== 0) this.#throw();
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child as ChildProcess;
    if (child.exitCode !== null) this.#throw();
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  #throw(): never {
    const { exitCode, signalCode } = this.#child as ChildProcess;
    throw new Error(`the shipper ended with ${exitCode ?? signalCode}: ${this.lastSaid.join('')}`);
  }

  #hear(text: string): void {
    this.lastSaid.push(text);
    if (this.lastSaid.length > 20) this.lastSaid.shift();
    for (const [, code = ''] of text.matchAll(/^([a-z-]+): /gm)) this.said.set(code, (this.said.get(code) ?? 0) + 1);
  }
}

/** Spoils the younger of the two checkpoints; false when there are not two. */
export function damageCheckpoint(state: string, random: Random): boolean {
  const paths = readdirSync(state)
    .filter((name) => /^checkpoint-.\.json$/.test(name))
    .map((name) => join(state, name));
  if (paths.length < 2) return false;
  const [path = ''] = paths.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const bytes = readFileSync(path);
  const at = random.below(bytes.length);
  const isCut = random.below(2) === 0;
  if (!isCut) bytes[at] = (bytes[at] as number) ^ 1;
  writeFileSync(path, isCut ? bytes.subarray(0, at) : bytes);
  return true;
}
