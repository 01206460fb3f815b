import { completionScript, shells } from '../completion.ts';
import type { AddCommand } from './add.ts';

export const addCompletion: AddCommand = (program, around) => {
  program
    .command('completion')
    .description('A script that completes commands and options in your shell.')
    .argument('<shell>', shells.join(', '))
    .action((shell: string) => void around.stdout.write(completionScript(program, shell)));
};
