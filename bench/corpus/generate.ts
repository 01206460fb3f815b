import { createStamper, type StampFormat } from './clock.ts';
import { LISTENER } from './episode.ts';
import type { Label } from './labels.ts';
import { Random } from './random.ts';
import { Schedule } from './schedule.ts';
import { World } from './world.ts';

const HOST = 'bastion1';
const START = 1_780_000_000; // 2026-05-28 20:26:40 UTC
const LINES_PER_CHUNK = 4096;

export interface CorpusOptions {
  /** The corpus ends with the first line that reaches this size. */
  readonly bytes: number;
  readonly seed: number;
  readonly format: StampFormat;
}

/** Chunks of whole ASCII lines; what was counted is complete when the last chunk was taken. */
export interface Corpus extends Iterable<string> {
  readonly bytes: number;
  readonly lines: number;
  readonly labels: ReadonlyMap<Label, number>;
}

/** Makes an SSH server's log: the same options give the same bytes. */
export function generate({ bytes, seed, format }: CorpusOptions): Corpus {
  const labels = new Map<Label, number>();
  const corpus = { bytes: 0, lines: 0, labels, [Symbol.iterator]: chunks };

  function* chunks(): Generator<string> {
    const world = new World(new Random(seed), START);
    const schedule = new Schedule(world);
    const stamp = createStamper(format);
    labels.clear();
    corpus.bytes = 0;
    corpus.lines = 0;
    let chunk = '';
    while (corpus.bytes < bytes) {
      const { program, pid, message, label } = schedule.next();
      const tag = pid === undefined ? program : `${program}[${pid === LISTENER ? world.listener : pid}]`;
      const line = `${stamp(world.now)} ${HOST} ${tag}: ${message}\n`;
      chunk += line;
      corpus.bytes += line.length;
      corpus.lines++;
      labels.set(label, (labels.get(label) ?? 0) + 1);
      if (corpus.lines % LINES_PER_CHUNK === 0) {
        yield chunk;
        chunk = '';
      }
    }
    if (chunk !== '') yield chunk;
  }

  return corpus;
}
