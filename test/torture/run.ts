import { versions } from '../elasticsearch/install.ts';
import { canRun } from '../elasticsearch/requirements.ts';
import { readOptions } from './options.ts';
import { Store } from './store.ts';
import { Torture } from './torture.ts';

/**
 * `npm run test:torture -- [--seed N] [--lines N] [--runs N] [--version 9.5.3] [--no-elasticsearch]`: a writer whose logs are
 * rotated in every way; a shipper that is killed again and again, whose last checkpoint is damaged and whose disk is full
 * now and then; a real Elasticsearch that is killed, stopped and frozen, behind a proxy that spoils what it can. In the end
 * every line must be there once, under its id, and the incidents must be those that `analyze` tells of the same lines.
 * Prints its seed; exits with 1 on a difference, and then leaves its folder. The seed settles what is written, rotated and
 * done, but not the scheduler.
 */
const { seed: first, lines, runs, version } = readOptions(versions.at(-1) as string);
if (version !== undefined && !canRun()) process.exit(process.env.CI === undefined ? 0 : 1);
const store = version === undefined ? undefined : await Store.start(version);
const failed: number[] = [];
try {
  for (let seed = first; seed < first + runs; seed++) if (!(await runOne(seed))) failed.push(seed);
} finally {
  await store?.stop();
}
if (failed.length > 0) console.log(`FAILED: seeds ${failed.join(', ')}`);
process.exit(failed.length > 0 ? 1 : 0);

async function runOne(seed: number): Promise<boolean> {
  await store?.begin(String(seed));
  const torture = new Torture(seed, lines, store);
  console.log(`seed ${seed}: ${torture.title}, ${version ? `Elasticsearch ${version}` : 'a file for Elasticsearch'}`);
  if (!torture.disk.canFill) console.log('  NOT TESTED: a full disk (only root can mount a small one)');
  const began = Date.now();
  const { checked, found } = await torture.run().catch((error: Error) => ({
    checked: 'nothing',
    found: [`it broke: ${error.stack}`],
  }));
  const list = (counts: ReadonlyMap<string, number>) =>
    [...counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  console.log(`  ${Math.round((Date.now() - began) / 1000)} s: ${list(torture.counts)}`);
  console.log(`  the shipper: could not start ${torture.shipper.inVain} times; said ${list(torture.shipper.said)}`);
  console.log(`  ${found.length === 0 ? 'equal' : 'DIFFERENT'}: ${checked}`);
  if (found.length === 0) {
    torture.remove();
    return true;
  }
  console.log(`  FAILED with ${found.length} differences, see ${torture.folder}`);
  for (const text of found.slice(0, 8)) console.log(`  ${text}`);
  for (const text of torture.shipper.lastSaid.slice(-8)) console.log(`  shipper: ${text.trim()}`);
  return false;
}
