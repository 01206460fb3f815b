import { Option } from 'commander';
import { analyzeExamples } from '../examples.ts';
import { timeForms } from '../parse-time.ts';
import { type AnalyzeFlags, formats } from '../settings.ts';
import type { AddCommand } from './add.ts';
import { collect } from './collect.ts';
import { parsersOption } from './parsers-option.ts';

export const addAnalyze: AddCommand = (program, around, done) => {
  program
    .command('analyze')
    .description('Read saved logs; say who was cut, by what, who is to blame, and what to do.')
    .argument('[paths...]', "files, folders, globs or - (stdin); default: this machine's own logs")
    .option('--format <format>', `one of ${formats.join(', ')}`, 'text')
    .option('--output <file>', 'write there instead of to stdout')
    .option('--events', 'with --format ndjson: also every line that was understood')
    .option('--since <time>', `only what ended then or later: ${timeForms}`)
    .option('--until <time>', 'only what began then or earlier; same forms (a date is its first moment)')
    .option('--source <cidr>', 'only what concerns this address or network (repeatable)', collect)
    .option('--cause <cause>', 'only this cause (repeatable)', collect)
    .option('--user <name>', 'only what concerns this user (repeatable)', collect)
    .option('--host <name>', 'only this host (repeatable)', collect)
    .option('--tz <zone>', "zone of stamps without one, and of the times shown; default: the system's")
    .option('--year <year>', 'year of the first stamp, for logs that name none')
    .option('--ssh-port <port>', 'where sshd listens, for firewall lines: 22, 2222 or both (repeatable)', collect)
    .option('--unread <file>', 'write the lines that no parser reads there')
    .addOption(parsersOption())
    .option('--fail-on <cause>', 'exit with 1 if found: a cause, lockout or any (repeatable)', collect)
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--no-pager', 'write the page as it is, also where it is longer than the terminal')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp())
    .addHelpText('after', analyzeExamples)
    .action(async (paths: string[], flags: AnalyzeFlags) => {
      const { analyzeCommand } = await import('../analyze-command.ts');
      done(await analyzeCommand(paths, flags, around));
    });
};
