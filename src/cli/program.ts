import { Command, Option } from 'commander';
import { analyzeCommand } from './analyze-command.ts';
import { analyzeExamples, explainExamples } from './examples.ts';
import { explainCommand } from './explain-command.ts';
import { type ExplainFlags, explainFormats } from './explain-settings.ts';
import { timeForms } from './parse-time.ts';
import { type AnalyzeFlags, formats } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** The commands and their options; `done` is told the exit code. Help and version go to stdout, errors are thrown. */
export function createProgram(around: Surroundings, version: string, done: (code: number) => void): Command {
  const program = new Command('sshwhy')
    .description('Answers "why did SSH cut my connection?" from the server\'s own logs.')
    .version(version, '--version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .configureOutput({ writeOut: (text) => around.stdout.write(text), writeErr: () => {} })
    .configureHelp({ helpWidth: 100 })
    .exitOverride();
  addAnalyze(program)
    .addHelpText('after', analyzeExamples)
    .action(async (paths: string[], flags: AnalyzeFlags) => done(await analyzeCommand(paths, flags, around)));
  addExplain(program)
    .addHelpText('after', explainExamples)
    .action(async (words: string[], flags: ExplainFlags) => done(await explainCommand(words, flags, around)));
  return program.addHelpText('after', '\nRun sshwhy COMMAND --help for its options, with examples.\n');
}

function addAnalyze(program: Command): Command {
  return program
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
    .option('--fail-on <cause>', 'exit with 1 if found: a cause, lockout or any (repeatable)', collect)
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp());
}

function addExplain(program: Command): Command {
  return program
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
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp());
}

function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
