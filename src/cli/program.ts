import { Command } from 'commander';
import { addAnalyze } from './commands/analyze.ts';
import { addCompletion } from './commands/completion.ts';
import { addExplain } from './commands/explain.ts';
import { addParsers } from './commands/parsers.ts';
import { addSetup } from './commands/setup.ts';
import { addShip } from './commands/ship.ts';
import { addTrace } from './commands/trace.ts';
import type { Surroundings } from './surroundings.ts';

/** In the order of the help. */
const commands = [addAnalyze, addExplain, addShip, addSetup, addParsers, addTrace, addCompletion];

/** The commands and their options; `done` is told the exit code. Help and version go to stdout, errors are thrown. */
export function createProgram(around: Surroundings, version: string, done: (code: number) => void): Command {
  const program = new Command('sshwhy')
    .description('Answers "why did SSH cut my connection?" from the server\'s own logs.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .configureOutput({ writeOut: (text) => around.stdout.write(text), writeErr: () => {} })
    .configureHelp({ helpWidth: 100 })
    .exitOverride();
  for (const add of commands) add(program, around, done, version);
  return program.addHelpText('after', '\nRun sshwhy COMMAND --help for its options, with examples.\n');
}
