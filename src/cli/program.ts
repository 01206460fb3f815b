import { Command, Option } from 'commander';
import { actions } from '../event.ts';
import { analyzeCommand } from './analyze-command.ts';
import { analyzeExamples, newExamples } from './examples.ts';
import { timeForms } from './parse-time.ts';
import { listParsers, type NewFlags, newParser, type OwnFlags, showParser, testParser } from './parsers-command.ts';
import { type AnalyzeFlags, formats } from './settings.ts';
import type { Surroundings } from './surroundings.ts';
import { traceCommand } from './trace-command.ts';

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
  addParsers(program, around, done);
  addTrace(program, around, done);
  return program.addHelpText('after', '\nRun sshwhy analyze --help for its options, with examples.\n');
}

type Done = (code: number) => void;

function addParsers(program: Command, around: Surroundings, done: Done): void {
  const parsers = program.command('parsers').description('What log lines sshwhy knows, and how to teach it new ones.');
  parsers
    .command('list')
    .description('Every parser: id, event.action and title.')
    .addOption(parsersOption())
    .action(async (flags: OwnFlags) => done(await listParsers(flags, around)));
  parsers
    .command('show')
    .description('One parser, as a JSON file would have it.')
    .argument('<id>', 'e.g. sshd.accepted')
    .addOption(parsersOption())
    .action(async (id: string, flags: OwnFlags) => done(await showParser(id, flags, around)));
  parsers
    .command('test')
    .description('Check one file with an own parser: its shape, its samples, and that it takes no line of another one.')
    .argument('<file>', 'a JSON file')
    .action(async (file: string) => done(await testParser(file, around)));
  parsers
    .command('new')
    .description('Make a parser of one log line, with its tokens guessed; works as it is.')
    .requiredOption('--from <line>', 'a whole line of a log, in quotes')
    .option('--id <id>', "its id; default: the program's name and the first words")
    .option('--action <action>', `event.action: ${actions.slice(0, 3).join(', ')} … note`, 'note')
    .option('--output <file>', 'write there instead of to stdout')
    .addHelpText('after', newExamples)
    .action(async (flags: NewFlags) => done(await newParser(flags, around)));
}

function addTrace(program: Command, around: Surroundings, done: Done): void {
  program
    .command('trace')
    .description('What becomes of one log line: header, candidates, pattern, fields, and the rules that see it.')
    .argument('<line>', 'a whole line of a log, in quotes')
    .addOption(parsersOption())
    .action(async (line: string, flags: OwnFlags) => done(await traceCommand(line, flags, around)));
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
    .option('--unread <file>', 'write the lines that no parser reads there')
    .addOption(parsersOption())
    .option('--fail-on <cause>', 'exit with 1 if found: a cause, lockout or any (repeatable)', collect)
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp());
}

function parsersOption(): Option {
  return new Option(
    '--parsers <dir>',
    'own parsers there, too: JSON files, see sshwhy parsers new --help (repeatable)',
  ).argParser(collect);
}

function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
