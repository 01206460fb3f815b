import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Usage {
  readonly cpuSeconds: number;
  readonly peakMebibytes: number;
}

const TIME = '/usr/bin/time';
const file = join(tmpdir(), `sshwhy-bench-time-${process.pid}`);
let installed: boolean | undefined;

/** The words to put before a command, and the file where its usage lands; undefined without GNU time. */
export function gnuTime(): { argv: readonly string[]; file: string } | undefined {
  installed ??= spawnSync(TIME, ['-f', '%M', 'true']).status === 0;
  return installed ? { argv: [TIME, '-o', file, '-f', '%U %S %M'], file } : undefined;
}

/** Reads and removes what `-f '%U %S %M'` wrote; a line about a failed exit may stand before it. */
export function takeTimeFile(path = file): Usage {
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  const [user, system, kibibytes] = text.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { cpuSeconds: (user ?? Number.NaN) + (system ?? Number.NaN), peakMebibytes: (kibibytes ?? Number.NaN) / 1024 };
}
