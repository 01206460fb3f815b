import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import type { Correlator } from '../../src/correlate/correlator.ts';
import { Progress } from '../../src/ship/progress.ts';
import { filesOf } from '../analyze/captures.ts';
import { analyzeAll } from '../analyze/run.ts';
import { scratchFolder } from '../source/scratch-folder.ts';

const HOUR = 3_600_000_000;

afterEach(() => vi.restoreAllMocks());

test('the spool is compacted only when its oldest lines are no longer recent', async () => {
  const { events } = await analyzeAll(filesOf('01-tcp-wrappers-hosts-deny'));
  const last = Math.max(...events.map(({ line }) => line.time));
  const clock = Date.now;
  let ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
  const folder = scratchFolder();
  // The capture takes more than this, and less than eight times as much.
  const progress = new Progress(folder, ({ message }) => expect.fail(message), 2000);
  await progress.spool(events, new AbortController().signal);
  expect(progress.begin({ sources: {} })).toBe(1);
  progress.acknowledged(1);
  const compact = async (now: number) => {
    for (let call = 0; call < 3; call++) {
      ahead += 60_000;
      progress.compactSometimes({ openIncidents: [], now } as unknown as Correlator);
      await progress.endCompaction(5000);
    }
  };
  await compact(last);
  expect(readdirSync(folder)).toEqual(['spool-1']);
  await compact(last + HOUR);
  expect(readdirSync(folder).sort()).toEqual(['spool-1', 'spool-2']);
  await progress.close();
});
