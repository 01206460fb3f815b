import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Command } from './command.ts';

/** As people run it: built, with the flags of its first line. `npm run bench` builds it anew. */
const CLI = join(import.meta.dirname, '../../dist/src/cli.js');

export interface Choice {
  /** Shell words in place of sshwhy; the file's path takes the place of `{file}` or is put at the end. */
  readonly standIn: string | undefined;
  readonly oneCore: boolean;
}

/** What is measured: sshwhy on one core and on all, then the two references. */
export function chooseCommands(file: string, { standIn, oneCore }: Choice): { ours: Command[]; references: Command[] } {
  const title = standIn ?? 'sshwhy analyze';
  const argv =
    standIn === undefined
      ? [CLI, 'analyze', file, '--output', '/dev/null']
      : ['sh', '-c', `exec ${inShell(standIn)}`, 'sh', file];
  const ours: Command[] = [{ title: `${title}, all cores`, argv }];
  if (oneCore && spawnSync('taskset', ['-c', '0', 'true']).status === 0) {
    ours.unshift({ title: `${title}, one core`, argv: ['taskset', '-c', '0', ...argv] });
  } else if (oneCore) {
    process.stderr.write('no taskset here: the row for one core is left out\n');
  }
  return {
    ours,
    references: [
      { title: '`wc -l`', argv: ['wc', '-l', file] },
      { title: '`grep -c sshd`', argv: ['grep', '-c', 'sshd', file] },
    ],
  };
}

function inShell(command: string): string {
  return command.includes('{file}') ? command.replaceAll('{file}', '"$1"') : `${command} "$1"`;
}
