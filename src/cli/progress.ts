import { SingleBar } from 'cli-progress';
import type { Screen } from './surroundings.ts';

const QUIET = 500;
const sizes = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A bar on the terminal for work that takes longer than half a second; silent elsewhere. */
export class Progress {
  readonly #screen: Screen;
  readonly #began = performance.now();
  #bar: SingleBar | undefined;
  readonly #stop = () => this.stop();

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  /** Both in bytes; a total of 0 is not known. */
  update(done: number, total: number): void {
    const elapsed = performance.now() - this.#began;
    if (!this.#screen.isTTY || elapsed < QUIET) return;
    const words = { done: size(done), size: size(total), rate: size((done / elapsed) * 1000) };
    if (this.#bar === undefined) {
      this.#bar = createBar(this.#screen, total > 0);
      this.#bar.start(Math.max(total, done), done, words);
      process.once('exit', this.#stop);
    }
    this.#bar.setTotal(Math.max(total, done));
    this.#bar.update(done, words);
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
    process.off('exit', this.#stop);
  }
}

function createBar(stream: Screen, known: boolean): SingleBar {
  const format = known
    ? ' reading {bar} {percentage} % · {done} of {size} · {rate}/s · {eta_formatted} left'
    : ' reading · {done} · {rate}/s';
  return new SingleBar({
    format,
    stream: stream as NodeJS.WriteStream,
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    fps: 10,
    clearOnComplete: true,
    gracefulExit: false,
  });
}

/** `1.4 GB` */
function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < sizes.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${sizes[unit]}`;
}
