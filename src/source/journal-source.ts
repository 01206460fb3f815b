import { type ChildProcess, spawn } from 'node:child_process';
import type { LineBatch, LogFile } from '../event.ts';
import { latin1Of } from '../page.ts';
import type { Place } from './cut-lines.ts';
import { hashOf } from './file-mark.ts';
import type { LiveSource, Saved, SourceNotice } from './live-source.ts';
import { PipeLines } from './pipe-lines.ts';

export interface JournalOptions {
  /** What of the journal: arguments of journalctl, e.g. `--unit=ssh.service`; all when left out. */
  readonly matches?: readonly string[];
  /** Where to begin when the journal was never followed. */
  readonly from?: 'beginning' | 'end';
  readonly machine: string;
  /** False: what is there, and no more. */
  readonly follow?: boolean;
  readonly onNotice?: (notice: SourceNotice) => void;
  readonly onLongLine?: () => void;
}

/** The key of an entry's place, as journalctl writes it into every entry (journalctl(1), `-o json`). */
const CURSOR = /"__CURSOR"\s*:\s*"([^"]*)"/g;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** Lines that were given out, with the cursor of the entry before them. */
interface Given {
  readonly file: LogFile;
  readonly offset: number;
  /** Latin1. A batch itself holds only until the next one. */
  readonly text: string;
  readonly before: string;
}

/** The systemd journal, through journalctl, entry after entry. A journalctl that ends is started again. */
export class JournalSource implements LiveSource {
  readonly name = 'journal';
  readonly isSearching = false;
  readonly #options: JournalOptions;
  #file: { readonly path: string; readonly identity: string; modified: number };
  #child: ChildProcess | undefined;
  #lines: PipeLines | undefined;
  #said = '';
  /** Of the entry given out last; '' before the first. */
  #cursor: string;
  #given: Given[] = [];
  #pause = FIRST_PAUSE;
  #startAt = 0;
  #isDone = false;

  /** @param saved  what `state` gave in an earlier run */
  constructor(options: JournalOptions, saved?: Saved) {
    this.#options = options;
    this.#file = this.#newFile();
    this.#cursor = typeof saved?.cursor === 'string' ? saved.cursor : '';
  }

  get ended(): boolean {
    return this.#isDone;
  }

  async look(): Promise<void> {
    this.#file.modified = Date.now() * 1000;
    if (this.#lines === undefined && !this.#isDone && Date.now() >= this.#startAt) this.#start();
  }

  async read(): Promise<readonly LineBatch[]> {
    if (this.#lines === undefined) return [];
    const batches = this.#lines.read();
    for (const batch of batches) {
      const { file, offset, bytes } = batch;
      const text = latin1Of(bytes, 0, bytes.length);
      this.#given.push({ file, offset, text, before: this.#cursor });
      this.#cursor = lastCursor(text) ?? this.#cursor;
      this.#pause = FIRST_PAUSE;
    }
    if (this.#lines.ended) this.#ended();
    return batches;
  }

  async before(): Promise<undefined> {}

  state(open: ReadonlyMap<LogFile, Place>): Saved {
    const isOpen = ({ file, offset, text }: Given) => offset + text.length > (open.get(file)?.offset ?? Infinity);
    const first = this.#given.findIndex(isOpen);
    this.#given = first < 0 ? [] : this.#given.slice(first);
    const [given] = this.#given;
    if (given === undefined) return { cursor: this.#cursor };
    const { file, text, offset } = given;
    const done = text.slice(0, Math.max(0, (open.get(file)?.offset ?? 0) - offset));
    return { cursor: lastCursor(done) ?? given.before };
  }

  lag(): number {
    return 0;
  }

  async close(): Promise<void> {
    this.#isDone = true;
    this.#child?.stdout?.destroy();
    this.#child?.kill('SIGTERM');
  }

  #start(): void {
    const { matches = [], from, follow = true, onLongLine = () => {} } = this.#options;
    const place = this.#cursor !== '' ? [`--after-cursor=${this.#cursor}`] : from === 'end' ? ['--lines=0'] : [];
    // In follow mode journalctl shows the last 10 entries only, unless told otherwise.
    const whole = follow && place[0] !== '--lines=0' ? ['--no-tail'] : [];
    const args = [
      '--output=json',
      '--no-pager',
      '--quiet',
      ...(follow ? ['--follow'] : []),
      ...whole,
      ...place,
      ...matches,
    ];
    const child = spawn('journalctl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#said = '';
    child.stderr.on('data', (text: Buffer) => {
      if (this.#said.length < 500) this.#said += text.toString('latin1');
    });
    child.on('error', (error) => {
      this.#said ||= error.message;
    });
    this.#file = this.#newFile();
    this.#child = child;
    this.#lines = new PipeLines(child.stdout, this.#file, onLongLine);
  }

  #ended(): void {
    this.#lines = undefined;
    if (this.#options.follow === false) this.#isDone = true;
    if (this.#isDone) return;
    const said = this.#said.trim().split('\n').at(-1) || 'without a word';
    const message = `journal: journalctl ended (${said}); started again in ${this.#pause / 1000} s`;
    this.#options.onNotice?.({ level: 'warn', code: 'journalctl-ended', message });
    this.#startAt = Date.now() + this.#pause;
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  /** Offsets begin anew with each journalctl. */
  #newFile() {
    return {
      path: 'journal',
      identity: hashOf(this.#options.machine, '\0journal'),
      modified: Date.now() * 1000,
    };
  }
}

/** Of the last entry in these lines. */
export function lastCursor(text: string): string | undefined {
  return [...text.matchAll(CURSOR)].at(-1)?.[1];
}
