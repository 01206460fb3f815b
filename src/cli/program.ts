import { Command, Option } from 'commander';
import { analyzeCommand } from './analyze-command.ts';
import { addElasticsearchFlags } from './elasticsearch-flags.ts';
import { analyzeExamples } from './examples.ts';
import { timeForms } from './parse-time.ts';
import { type AnalyzeFlags, formats } from './settings.ts';
import { type SetupFlags, setupCommand } from './setup-command.ts';
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
  addSetup(program).action(async (flags: SetupFlags) => done(await setupCommand(flags, around, version)));
  return program.addHelpText('after', '\nRun sshwhy analyze --help for its options, with examples.\n');
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
    .option('--fail-on <cause>', 'exit with 1 if found: a cause, lockout or any (repeatable)', collect)
    .option('--no-color', 'no colours, also with FORCE_COLOR')
    .option('--width <columns>', "columns of the page; default: the terminal's, else 100")
    .addOption(new Option('--now <time>', 'what counts as the present').hideHelp());
}

function addSetup(program: Command): Command {
  const command = program
    .command('setup')
    .description('Install what Elasticsearch must know before sshwhy ship sends documents there.');
  return addElasticsearchFlags(command)
    .option('--retention <time>', 'how long events are kept: e.g. 30d, or forever', '90d')
    .option('--no-logsdb', 'store events without the index mode logsdb')
    .option('--geoip', 'add country, place and network of source addresses (an ingest pipeline)')
    .option('--priority <number>', 'of the index templates, if another one of the same claims the same names', '520')
    .option('--check', 'change nothing, and exit with 1 if something is missing or differs')
    .option('--dry-run', 'change nothing, and say what would be done')
    .option('--export <folder>', 'write it there as files, for whoever installs it by other means')
    .option('--remove', 'take it away again; documents stay');
}

function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
