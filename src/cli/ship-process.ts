import { setFlagsFromString } from 'node:v8';

/**
 * For a process that runs for months beside what a host is there for: new objects are few at a time, so they need little
 * room; freed memory is asked for again sooner; all threads share what malloc keeps, and large pieces go back to the system.
 * Of 187 MiB that leaves 130 (bench/README.md). V8 takes the first two at its start only, the C library the others.
 */
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=30'];
const MALLOC = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };

/**
 * What `sshwhy ship` does to its process before all else is loaded: to be small, begin anew, with the same id, files and
 * arguments. With `--once` it rather gets done: what takes memory for less work is over soon.
 */
export function prepareToShip(): void {
  // As much as V8 thinks fit, whatever was asked for at the start: a backfill takes a seventh less CPU time (bench/README.md).
  if (process.argv.includes('--once')) setFlagsFromString('--heap-growing-percent=0');
  else becomeLean();
}

/** Where that cannot be it goes on as it is. */
function becomeLean(): void {
  const { execPath, execArgv, argv, env } = process;
  if (FLAGS.every((flag) => execArgv.includes(flag))) return;
  const own = execArgv.filter((flag) => !/^--(?:max-semi-space-size|heap-growing-percent)\b/.test(flag));
  // Not on Windows.
  process.execve?.(execPath, [execPath, ...own, ...FLAGS, ...argv.slice(1)], { ...MALLOC, ...env });
}
