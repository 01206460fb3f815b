import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../../src/cli/run.ts';
import { analyze } from '../../src/pipeline.ts';
import { collector } from '../cli/collector.ts';

type Env = Readonly<Record<string, string>>;

/** `sshwhy ship` in this process. */
export async function ship(
  flags: readonly string[],
  env: Env = {},
): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [collector(), collector()];
  const around = { stdout: out.screen, stderr: err.screen, env, now: Date.now() * 1000, analyze };
  const code = await run(['ship', ...flags], around);
  return { code, out: out.text(), err: err.text() };
}

/** `sshwhy ship` as a process of its own. */
export class ShipProcess {
  readonly #child: ChildProcess;
  readonly #exit: Promise<unknown>;
  /** Its log so far. */
  err = '';

  /** @param stderr  a file descriptor, for who wants its log there */
  constructor(flags: readonly string[], env: Env = {}, stderr: number | 'pipe' = 'pipe') {
    this.#child = spawn(process.execPath, ['src/cli.ts', 'ship', ...flags], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'ignore', stderr],
    });
    this.#child.stderr?.on('data', (chunk) => {
      this.err += chunk;
    });
    this.#exit = once(this.#child, 'close');
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  async says(words: string): Promise<void> {
    await until(() => {
      if (this.#child.exitCode !== null) throw new Error(`it ended: ${this.err}`);
      return this.err.includes(words);
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Its exit code; null when a signal ended it. */
  async end(): Promise<number | null> {
    await this.#exit;
    return this.#child.exitCode;
  }

  /** Whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exit;
  }
}

/** Waits; the test's own limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(20);
}
