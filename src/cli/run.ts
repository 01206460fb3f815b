import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { type Command, CommanderError } from 'commander';
import { UserError } from '../error.ts';
import { forTerminal } from '../report/safe-text.ts';
import { pathOf } from './command-tree.ts';
import { createProgram } from './program.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Runs the command line; prints errors the user can mend.
 *
 * @param args  without the program's name
 * @returns the exit code; other errors than the user's are thrown
 */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  let code = 0;
  let help = 'sshwhy --help';
  try {
    const program = createProgram(around, packageVersion(), (result) => {
      code = result;
    });
    help = `${commandIn(program, args)} --help`;
    if (args.length === 0)
      throw new UserError('no-command', 'no command given', 'Run sshwhy --help, or: sshwhy analyze');
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    const mendable = asUserError(error, help);
    if (mendable === undefined) throw error;
    if (mendable === 'done') return 0;
    around.stderr.write(errorText(mendable));
    return 2;
  }
}

/** `sshwhy: <message>` and, below it, what to do. */
export function errorText({ message, help }: UserError): string {
  return `sshwhy: ${forTerminal(message)}\n${help === undefined ? '' : `  help: ${forTerminal(help)}\n`}`;
}

/** The command that `args` begin with, e.g. `sshwhy parsers new`; `sshwhy analyze` when there is none of that name. */
function commandIn(program: Command, args: readonly string[]): string {
  let command = program;
  for (const word of args) {
    const inner = command.commands.find((one) => one.name() === word);
    if (inner === undefined) break;
    command = inner;
  }
  return command === program ? 'sshwhy analyze' : pathOf(command);
}

function asUserError(error: unknown, help: string): UserError | 'done' | undefined {
  if (error instanceof UserError) return error;
  if (!(error instanceof CommanderError)) return undefined;
  if (error.exitCode === 0) return 'done';
  if (error.code === 'commander.help') return new UserError('no-command', 'no command given', `Run ${help}`);
  const [first = '', suggestion] = error.message.replace(/^error: /, '').split('\n');
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1');
  const code = error.code.replace('commander.', '').replace(/([A-Z])/g, (letter) => `-${letter.toLowerCase()}`);
  return new UserError(code, first, `${hint === undefined ? '' : `${hint} `}Run ${help}.`);
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

function packageVersion(): string {
  const path = findPackageJSON('..', import.meta.url);
  if (path === undefined) return 'unknown';
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}
