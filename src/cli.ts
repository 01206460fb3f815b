#!/usr/bin/env -S node --max-semi-space-size=16 --heap-growing-percent=100
// The flags keep the heap small: without them a log of 1 GiB takes 120 MiB more, and no less time (bench/README.md).
import { prepareToShip } from './cli/ship-process.ts';

// Before all else is loaded, which would then be loaded twice.
if (process.argv[2] === 'ship') prepareToShip();
const { run } = await import('./cli/run.ts');
process.once('SIGINT', () => process.exit(130));
// Whoever read the messages has gone; there is nobody left to tell.
process.stderr.on('error', () => {});

const { stdout, stderr, env } = process;
try {
  process.exit(
    await run(process.argv.slice(2), {
      stdout,
      stderr,
      env,
      now: Date.now() * 1000,
      analyze: async (...of) => await (await import('./pipeline.ts')).analyze(...of),
      showPaged: async (...what) => await (await import('./cli/paged-screen.ts')).showInPager(...what),
    }),
  );
} catch (error) {
  stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(2);
}
