import type { OwnFlags } from '../parsers-command.ts';
import type { AddCommand } from './add.ts';
import { parsersOption } from './parsers-option.ts';

export const addTrace: AddCommand = (program, around, done) => {
  program
    .command('trace')
    .description('What becomes of one log line: header, candidates, pattern, fields, and the rules that see it.')
    .argument('<line>', 'a whole line of a log, in quotes')
    .addOption(parsersOption())
    .action(async (line: string, flags: OwnFlags) => {
      const { traceCommand } = await import('../trace-command.ts');
      done(await traceCommand(line, flags, around));
    });
};
