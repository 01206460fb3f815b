import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { displayWidth } from '../report/layout.ts';
import type { Screen, Surroundings } from './surroundings.ts';

/** Holds a page back until it is whole, and shows it through a pager when it is longer than the terminal. */
export class PagedScreen extends Writable {
  readonly isTTY = true;
  readonly columns: number;
  readonly #screen: Screen;
  readonly #show: (text: string) => Promise<boolean>;
  readonly #chunks: Buffer[] = [];

  /** @param show  shows the text and resolves when it was left; false when there is no pager */
  constructor(screen: Screen, show: (text: string) => Promise<boolean>) {
    super();
    this.#screen = screen;
    this.columns = screen.columns ?? 80;
    this.#show = show;
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  /** The page is whole. */
  async flush(): Promise<void> {
    const text = Buffer.concat(this.#chunks).toString();
    if (rowsOf(text, this.columns) >= (this.#screen.rows ?? 24) && (await this.#show(text))) return;
    await new Promise<void>((resolve, reject) => {
      this.#screen.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** For pages on a terminal; undefined where there is none, or no pager is wanted. */
export function pagedScreen({ stdout, env, showPaged }: Surroundings): PagedScreen | undefined {
  const command = env.SSHWHY_PAGER ?? env.PAGER ?? 'less';
  const useless = stdout.isTTY !== true || env.TERM === 'dumb' || command === '' || command === 'cat';
  if (useless || showPaged === undefined) return undefined;
  return new PagedScreen(stdout, (text) => showPaged(command, text));
}

/** Runs the user's own pager, as git does: through the shell, with colours let through by less. */
export async function showInPager(command: string, text: string): Promise<boolean> {
  const interrupts = process.listeners('SIGINT');
  const ignore = () => {};
  // Ctrl-C is the pager's while it runs.
  process.removeAllListeners('SIGINT').on('SIGINT', ignore);
  try {
    const env = { LESS: 'FRX', LV: '-c', ...process.env };
    const pager = spawn(command, { shell: true, stdio: ['pipe', 'inherit', 'inherit'], env });
    pager.stdin.on('error', ignore); // it was left before the end
    pager.stdin.end(text);
    const [code] = (await once(pager, 'close')) as [number | null];
    // What the shell says of a command that is not there or cannot be run.
    return code !== 126 && code !== 127;
  } catch {
    return false;
  } finally {
    process.off('SIGINT', ignore);
    for (const listener of interrupts) process.on('SIGINT', listener as NodeJS.SignalsListener);
  }
}

function rowsOf(text: string, columns: number): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours take no room
  const plain = text.replace(/\x1b\[[\d;]*m/g, '').split('\n');
  return plain.reduce((rows, line) => rows + Math.max(1, Math.ceil(displayWidth(line) / columns)), 0);
}
