import { afterEach, expect, test, vi } from 'vitest';
import type { PretendedDisk } from './pretended-disk.ts';
import { RandomFollowing } from './random-following.ts';

let disk: PretendedDisk;

vi.mock('node:fs/promises', async () => (await import('./pretended-disk.ts')).fileSystemOn(() => disk));

afterEach(() => vi.restoreAllMocks());

/** `FOLLOW_SEEDS=5000` tries more, `FOLLOW_FROM=1234` others, `FOLLOW_TELL=1` says all that happened. */
const { FOLLOW_FROM = '1', FOLLOW_SEEDS = '40', FOLLOW_TELL } = process.env;
const first = Number(FOLLOW_FROM);
const count = Number(FOLLOW_SEEDS);
const isTelling = FOLLOW_TELL !== undefined;

test(`a log that is written, rotated and followed at random, seeds ${first} to ${first + count - 1}`, async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => disk.now);
  const failed: string[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const following = new RandomFollowing(seed, isTelling);
    disk = following.disk;
    const faults = await following.run(120).catch((error: Error) => [String(error.stack)]);
    if (faults.length > 0) failed.push(`seed ${seed}: ${faults.slice(0, 3).join('; ')} (${faults.length})`);
    if (faults.length > 0 && isTelling) failed.push(...following.writer.history);
  }
  expect(failed).toEqual([]);
}, 600_000);
