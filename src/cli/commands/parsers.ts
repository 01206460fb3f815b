import { actions } from '../../event.ts';
import { newExamples } from '../examples.ts';
import type { NewFlags, OwnFlags } from '../parsers-command.ts';
import type { AddCommand } from './add.ts';
import { parsersOption } from './parsers-option.ts';

const load = () => import('../parsers-command.ts');

export const addParsers: AddCommand = (program, around, done) => {
  const parsers = program.command('parsers').description('What log lines sshwhy knows, and how to teach it new ones.');
  parsers
    .command('list')
    .description('Every parser: id, event.action and title.')
    .addOption(parsersOption())
    .action(async (flags: OwnFlags) => done(await (await load()).listParsers(flags, around)));
  parsers
    .command('show')
    .description('One parser, as a JSON file would have it.')
    .argument('<id>', 'e.g. sshd.accepted')
    .addOption(parsersOption())
    .action(async (id: string, flags: OwnFlags) => done(await (await load()).showParser(id, flags, around)));
  parsers
    .command('test')
    .description('Check one file with an own parser: its shape, its samples, and that it takes no line of another one.')
    .argument('<file>', 'a JSON file')
    .action(async (file: string) => done(await (await load()).testParser(file, around)));
  parsers
    .command('new')
    .description('Make a parser of one log line, with its tokens guessed; works as it is.')
    .requiredOption('--from <line>', 'a whole line of a log, in quotes')
    .option('--id <id>', "its id; default: the program's name and the first words")
    .option('--action <action>', `event.action: ${actions.slice(0, 3).join(', ')} … note`, 'note')
    .option('--output <file>', 'write there instead of to stdout')
    .addHelpText('after', newExamples)
    .action(async (flags: NewFlags) => done(await (await load()).newParser(flags, around)));
};
