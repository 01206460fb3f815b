/**
 * For a process that runs for months beside what a host is there for: new objects are few at a time, so they need little
 * room; freed memory is asked for again sooner; all threads share what malloc keeps, and large pieces go back to the system.
 * Of 187 MiB that leaves 130 (bench/README.md). V8 takes the first two at its start only, the C library the others.
 */
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=30'];
const MALLOC = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '65536' };

/** Begins this process anew, with the same id, files and arguments, with less memory. Where that cannot be it goes on as it is. */
export function becomeLean(): void {
  const { execPath, execArgv, argv, env } = process;
  if (FLAGS.every((flag) => execArgv.includes(flag))) return;
  const own = execArgv.filter((flag) => !/^--(?:max-semi-space-size|heap-growing-percent)\b/.test(flag));
  // Not on Windows.
  process.execve?.(execPath, [execPath, ...own, ...FLAGS, ...argv.slice(1)], { ...MALLOC, ...env });
}
