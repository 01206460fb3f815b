import { glob, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, matchesGlob, resolve } from 'node:path';
import { chunkSizeFor } from '../source/chunk-size.ts';
import { isThere } from '../source/is-there.ts';
import { JournalSource } from '../source/journal-source.ts';
import type { LiveSource, Saved, SourceNotice } from '../source/live-source.ts';
import { readLogName } from '../source/rotation.ts';
import { StdinSource } from '../source/stdin-source.ts';
import { Tail } from '../source/tail.ts';
import type { Beginning } from '../source/tail-options.ts';

/** What is followed. */
export interface InputSettings {
  /** Paths, globs, and `-` for standard input. A log that does not exist yet is followed when it appears. */
  readonly logs: readonly string[];
  /** The journal as well: arguments for journalctl that choose what of it. */
  readonly journal?: readonly string[] | undefined;
  /** Where to begin with what was never followed before. */
  readonly from: Beginning;
}

/** How often globs are looked up again, milliseconds. */
const LOOK_UP = 5000;
/** A rotation takes less, milliseconds. */
const JUST = 10_000;

/** The sources that the settings name; globs may gain files at any time. */
export class LiveInputs {
  readonly #settings: InputSettings;
  readonly #saved: Readonly<Record<string, Saved>>;
  readonly #options: {
    readonly machine: string;
    readonly once: boolean;
    readonly onNotice: (notice: SourceNotice) => void;
  };
  readonly #sources = new Map<string, LiveSource>();
  #lookedUp = Number.NEGATIVE_INFINITY;

  /** @param saved  by name, what the sources gave in an earlier run */
  constructor(
    settings: InputSettings,
    saved: Readonly<Record<string, Saved>>,
    options: { machine: string; once: boolean; onNotice: (notice: SourceNotice) => void },
  ) {
    this.#settings = settings;
    this.#saved = saved;
    this.#options = options;
  }

  get sources(): LiveSource[] {
    return [...this.#sources.values()];
  }

  /** Finds the sources; returns those that are new, sorted by name. */
  async lookUp(): Promise<LiveSource[]> {
    const now = Date.now();
    if (now - this.#lookedUp < LOOK_UP) return [];
    const isFirst = this.#lookedUp === Number.NEGATIVE_INFINITY;
    this.#lookedUp = now;
    const before = new Set(this.#sources.keys());
    const names = new Set<string>();
    for (const log of this.#settings.logs) {
      if (log === '-') names.add('-');
      else for (const path of await logsOf(log)) names.add(path);
      // One that is being rotated just now is followed all the same.
      for (const name of Object.keys(this.#saved)) if (matchesGlob(name, resolve(log))) names.add(name);
    }
    if (this.#settings.journal !== undefined) names.add('journal');
    for (const name of names) this.#add(name, isFirst, chunkSizeFor(names.size));
    return this.sources.filter(({ name }) => !before.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** What was saved of sources that are not followed any more: they may come back. */
  get absent(): Record<string, Saved> {
    return Object.fromEntries(Object.entries(this.#saved).filter(([name]) => !this.#sources.has(name)));
  }

  async close(): Promise<void> {
    for (const source of this.#sources.values()) await source.close();
  }

  #add(name: string, isFirst: boolean, chunkSize: number): void {
    if (this.#sources.has(name)) return;
    const { machine, once, onNotice } = this.#options;
    const saved = this.#saved[name];
    // What appears later is new from its beginning.
    const from = isFirst ? this.#settings.from : 'beginning';
    if (name === '-') this.#sources.set(name, new StdinSource(process.stdin, machine));
    else if (name === 'journal') {
      const { journal: matches = [] } = this.#settings;
      const begin = from === 'end' ? 'end' : 'beginning';
      this.#sources.set(name, new JournalSource({ matches, from: begin, machine, follow: !once, onNotice }, saved));
    } else this.#sources.set(name, new Tail(name, { machine, from, chunkSize, onNotice }, saved));
  }
}

/** Rotated or not, under the name it has while it is written. */
function logOf(path: string): string {
  return join(dirname(path), readLogName(basename(path)).base);
}

/** The logs that a path or glob stands for: rotated files belong to the log they were. */
async function logsOf(pattern: string): Promise<string[]> {
  if (!/[*?[{]/.test(pattern)) return [resolve(pattern)];
  const logs = new Map<string, string>();
  for await (const match of glob(pattern)) {
    const log = logOf(resolve(match));
    // A link beside the log that leads to it is the same log.
    const real = await realpath(log).catch(() => log);
    if (!logs.has(real) || log.length < (logs.get(real) as string).length) logs.set(real, log);
  }
  for (const log of await justRotated(pattern)) if (!logs.has(log)) logs.set(log, log);
  return [...logs.values()].sort();
}

/** Logs that were renamed a moment ago, and may not be there again yet. Without them others would be read far ahead of them. */
async function justRotated(pattern: string): Promise<string[]> {
  // It stands for what was rotated as well; and `/var/log/**` would lead into every folder.
  if (pattern.endsWith('*')) return [];
  const logs: string[] = [];
  for await (const match of glob(`${pattern}*`)) {
    const path = resolve(match);
    const log = logOf(path);
    if (log === path || !matchesGlob(log, resolve(pattern))) continue;
    const { ctimeMs } = await stat(path).catch(() => ({ ctimeMs: 0 }));
    if (Date.now() - ctimeMs < JUST && !(await isThere(log))) logs.push(log);
  }
  return logs;
}
