import { resolve } from 'node:path';
import { builtInParsers } from '../../parsers/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { UserError } from '../error.ts';
import { actions } from '../event.ts';
import type { ParserSpec } from '../parser/define.ts';
import { forTerminal } from '../report/safe-text.ts';
import { checkParsers } from '../user-parsers/check.ts';
import { loadParsers, parserFolders, read } from '../user-parsers/load.ts';
import { readParser } from '../user-parsers/read-parser.ts';
import { suggestParser } from '../user-parsers/suggest.ts';
import { openOutput } from './open-output.ts';
import { allParsers } from './own-parsers.ts';
import type { Surroundings } from './surroundings.ts';

export interface OwnFlags {
  readonly parsers?: readonly string[];
}

export interface NewFlags {
  readonly from: string;
  readonly id?: string;
  readonly action: string;
  readonly output?: string;
}

/** `sshwhy parsers list`: a line for each, in the order of ids. */
export async function listParsers(flags: OwnFlags, { stdout, env }: Surroundings): Promise<number> {
  const own = await loadParsers(parserFolders(flags.parsers ?? [], env), builtInParsers);
  const rows = [...builtInParsers.map((spec) => ({ spec, file: '' })), ...own]
    .sort((a, b) => (a.spec.id < b.spec.id ? -1 : 1))
    .map(({ spec, file }) => [spec.id, spec.action, file === '' ? spec.title : `${spec.title} (${file})`]);
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] as string).length));
  const [first, second] = [width(0), width(1)];
  for (const [id = '', action = '', title = ''] of rows) {
    stdout.write(`${id.padEnd(first)}  ${action.padEnd(second)}  ${forTerminal(title)}\n`);
  }
  return 0;
}

/** `sshwhy parsers show ID`: the parser as a file would have it. */
export async function showParser(id: string, flags: OwnFlags, { stdout, env }: Surroundings): Promise<number> {
  const all = await allParsers(flags.parsers, env);
  const found = all.find((spec) => spec.id === id);
  if (found === undefined) {
    const help = `${didYouMean(
      id,
      all.map((spec) => spec.id),
    )}All ids: sshwhy parsers list`;
    throw new UserError('unknown-parser', `no parser has the id ${JSON.stringify(id)}`, help);
  }
  stdout.write(printed(found));
  return 0;
}

/** `sshwhy parsers test FILE`: throws what is wrong with it. */
export async function testParser(file: string, { stdout, env }: Surroundings): Promise<number> {
  const parser = readParser(file, await read(file));
  checkParsers([parser], builtInParsers);
  const { id, patterns, samples } = parser.spec;
  // A file that is in force already is not its own rival.
  const own = (await loadParsers(parserFolders([], env), builtInParsers)).filter(
    (one) => resolve(one.file) !== resolve(file),
  );
  checkParsers([parser], [...builtInParsers, ...own.map(({ spec }) => spec)]);
  const count = (list: object, one: string) => {
    const { length } = Object.keys(list);
    return `${length} ${one}${length === 1 ? '' : 's'}`;
  };
  stdout.write(forTerminal(`${file}: ${id} is good: ${count(patterns, 'pattern')}, ${count(samples, 'sample')}`));
  stdout.write('\n');
  return 0;
}

/** `sshwhy parsers new --from LINE`: a file for `--parsers` that reads it. */
export async function newParser(flags: NewFlags, { stdout, stderr, env }: Surroundings): Promise<number> {
  const { from, id, action, output } = flags;
  if (!(actions as readonly string[]).includes(action)) {
    const help = `${didYouMean(action, actions)}Known: ${actions.join(', ')}.`;
    throw new UserError('unknown-action', `--action ${JSON.stringify(action)} is not known`, help);
  }
  const all = await allParsers(undefined, env);
  const draft = suggestParser(from, { action, ...(id === undefined ? {} : { id }) }, all);
  const text = printed(draft);
  if (output === undefined) {
    stdout.write(text);
    return 0;
  }
  const file = await openOutput('--output', output, []);
  await file.writeFile(text);
  await file.close();
  stderr.write(
    `sshwhy: written: ${forTerminal(output)}; mend title and meaning, then: sshwhy parsers test ${forTerminal(output)}\n`,
  );
  return 0;
}

/** JSON in which every character is printable, and which is the same JSON. */
function printed(spec: ParserSpec | Record<string, unknown>): string {
  const escaped = (character: string) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join('');
  const lines = JSON.stringify(spec, undefined, 2).split('\n');
  return `${lines.map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, escaped)).join('\n')}\n`;
}
