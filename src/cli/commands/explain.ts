import { Option } from 'commander';
import { explainExamples } from '../examples.ts';
import { type ExplainFlags, explainFormats } from '../explain-settings.ts';
import { timeForms } from '../parse-time.ts';
import type { AddCommand } from './add.ts';
import { parsersOption } from './parsers-option.ts';

export const addExplain: AddCommand = (program, around, done) => {
  program
    .command('explain')
    .description("Say why one attempt to connect was cut, from the server's logs, the client's output, or both.")
    .argument('[address-and-paths...]', "the client's address as the server sees it, then logs as for analyze")
    .option('--at <time>', `when it was: 01:13:38 (on the day of the logs), ${timeForms}`)
    .option('--port <number>', "the client's port: finds the very line")
    .option('--user <name>', 'who wanted to log in')
    .option('--client-log <file>', 'what the client said: ssh -v to -vvv, PuTTY, or just the error; - for stdin')
    .option('--attempts <file>', 'many attempts, one JSON object a line; one verdict a line comes out, in their order')
    .option('--format <format>', `one of ${explainFormats.join(', ')}; default: text, with --attempts ndjson`)
    .option('--tz <zone>', "zone of stamps and of --at without one, and of the times shown; default: the system's")
    .option('--year <year>', 'year of the first stamp, for logs that name none')
    .addOption(parsersOption())
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp())
    .addHelpText('after', explainExamples)
    .action(async (words: string[], flags: ExplainFlags) => {
      const { explainCommand } = await import('../explain-command.ts');
      done(await explainCommand(words, flags, around));
    });
};
