import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LineBatch } from '../../src/event.ts';
import { Tail } from '../../src/source/tail.ts';
import type { TailOptions } from '../../src/source/tail-options.ts';
import { batchText } from './read-all.ts';
import { RotatedLog, whileRunning, whileStopped } from './rotations.ts';
import { scratchFolder } from './scratch-folder.ts';

/** A follower that keeps what it read: the text behind the header, and the place of every line. */
class Follower {
  readonly texts: string[] = [];
  readonly places: string[] = [];
  readonly #path: string;
  readonly #options: TailOptions;
  tail: Tail;

  constructor(path: string, options: Partial<TailOptions> = {}) {
    this.#path = path;
    this.#options = { machine: 'm1', grace: 3_600_000, ...options };
    this.tail = new Tail(path, this.#options);
  }

  readonly read = async () => {
    do {
      await this.tail.look();
      for (let batches = await this.tail.read(); batches.length > 0; batches = await this.tail.read()) {
        for (const batch of batches) this.#keep(batch);
      }
    } while (this.tail.isSearching);
  };

  readonly restart = async (meanwhile: () => void) => {
    await this.read();
    const saved = JSON.parse(JSON.stringify(this.tail.state(new Map())));
    await this.tail.close();
    meanwhile();
    this.tail = new Tail(this.#path, this.#options, saved);
    await this.read();
  };

  #keep(batch: LineBatch): void {
    const { offset, firstLine = Number.NaN, file } = batch;
    const text = batchText(batch);
    let at = 0;
    for (const [index, line] of text.split('\n').slice(0, -1).entries()) {
      this.texts.push(line.replace(/^.*?: /, ''));
      this.places.push(`${file.identity}:${offset + at}:${firstLine + index}`);
      at += line.length + 1;
    }
  }
}

describe.each([262_144, 100])('chunks of %i bytes', (chunkSize) => {
  test.each(Object.entries({ ...whileRunning, ...whileStopped }))('%s', async (_, scenario) => {
    const log = new RotatedLog(join(scratchFolder(), 'auth.log'));
    const follower = new Follower(log.path, { chunkSize });
    await scenario(log, follower);
    await follower.read();
    const lost = log.lines.filter((line) => !follower.texts.includes(line));
    // Deleted with lines unread, or truncated without a copy: those lines are nowhere.
    expect(lost).toEqual([]);
    expect([...follower.texts].sort()).toEqual([...log.lines].sort());
    expect(new Set(follower.places).size).toBe(log.written);
    await follower.tail.close();
  });
});

test('what was deleted before it was read comes after what is older', async () => {
  const log = new RotatedLog(join(scratchFolder(), 'auth.log'));
  const follower = new Follower(log.path);
  log.write(3);
  await follower.read();
  log.write(3);
  // Seen and opened, but there was no room for more.
  for (const rotate of ['rename', 'deleteAndCreate', 'rename'] as const) {
    log[rotate]();
    await follower.tail.look();
    log.write(3);
  }
  await follower.read();
  expect(follower.texts).toEqual(log.lines);
  await follower.tail.close();
});
