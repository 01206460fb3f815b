import { isIP } from 'node:net';
import { UserError } from '../error.ts';
import type { ParserSpec } from '../parser/define.ts';
import { Registry } from '../parser/registry.ts';
import { checkParsers, fieldsOf } from './check.ts';
import { readParser } from './read-parser.ts';
import { readHeader } from './sample-line.ts';
import { parserFile } from './schema.ts';

/** What may differ in other lines of the kind, tried from left to right; the first one that fits a place counts. */
const ADDRESS = String.raw`(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?=[0-9a-fA-F]*:)(?:[0-9a-fA-F]{0,4}:){2,7}(?:[0-9a-fA-F]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?)(?![\w:]|\.\d)`;
const VARIES = new RegExp(
  [
    `(?<ip>${ADDRESS})`,
    String.raw`(?<=\bport )(?<port>\d{1,5})\b`,
    String.raw`(?<=\buser[= ]'|\buser[= ]"|\buser[= ])(?<user>(?!(?:name|from|is|was|not|has)\b)[\w.@$-]+)`,
    String.raw`(?<=\[|\bpid[= ])(?<pid>\d{1,10})\b`,
    String.raw`(?<![\w.:/-])(?<int>\d{1,10})(?![\w:/-]|\.\d)`,
    String.raw`(?<brace>\{[^{}]*\})`, // in a pattern a brace means a token
    String.raw`(?<quote>["'])(?<quoted>[^"']*)\k<quote>`,
  ].join('|'),
  'g',
);
const LEVEL = /^(?:error|fatal|debug[123]): /;
const SUFFIX = / \[(?:preauth|postauth)\]$/;

/** What `parsers new` is told besides the line. */
export interface Wishes {
  readonly id?: string;
  readonly action?: string;
}

/**
 * A parser for one line, with its tokens guessed, that works as it is; a file for `--parsers`.
 *
 * @throws UserError `already-read` when a parser knows the line, `bad-parser` when none can be made of it
 */
export function suggestParser(line: string, wishes: Wishes, others: readonly ParserSpec[]): Record<string, unknown> {
  const { program, message } = readHeader(line);
  const known = new Registry(others).match(program, message);
  if (known !== undefined) {
    const { id, title } = known.parser.spec;
    throw new UserError('already-read', `${id} already reads this line: ${title}`, `sshwhy parsers show ${id}`);
  }
  const core = message.replace(LEVEL, '').replace(SUFFIX, '');
  const id = wishes.id ?? idOf(program, core);
  let failure: unknown;
  // The finer guess may be no pattern, e.g. two texts that a client may write: then a coarser one.
  for (const pattern of new Set([guess(core, true), guess(core, false)])) {
    try {
      return make({ line, program, message, id, pattern, action: wishes.action ?? 'note' }, others);
    } catch (error) {
      failure = error;
      if (!(error instanceof UserError)) throw error;
    }
  }
  throw failure;
}

interface Draft {
  readonly line: string;
  readonly program: string;
  readonly message: string;
  readonly id: string;
  readonly pattern: string;
  readonly action: string;
}

function make({ line, program, message, id, pattern, action }: Draft, others: readonly ParserSpec[]) {
  const draft = {
    id,
    title: 'Say here what happened, in a few words',
    program: [program],
    action,
    patterns: [pattern],
    meaning: 'Say here why the program writes it, and what that proves.',
    source: 'a log of ours',
    samples: { [line]: {} as Record<string, unknown> },
  };
  const { spec } = readParser('the new parser', JSON.stringify(draft));
  const match = new Registry([spec]).match(program, message);
  if (match !== undefined) draft.samples[line] = fieldsOf(match);
  checkParsers([readParser('the new parser', JSON.stringify(draft, undefined, 2))], others);
  return parserFile.parse(draft);
}

function guess(core: string, withTexts: boolean): string {
  const used = new Set<string>();
  const slot = (names: readonly string[], token: string): string => {
    const name = names.find((candidate) => !used.has(candidate)) ?? numbered(used, names.at(-1) as string);
    used.add(name);
    return `{${name}:${token}}`;
  };
  let open = false;
  let pattern = '';
  let at = 0;
  for (const found of core.matchAll(VARIES)) {
    const { ip, port, user, pid, int, brace, quote, quoted } = found.groups ?? {};
    const between = core.slice(at, found.index);
    if (between === '' && at > 0) continue; // two tokens side by side
    let made = found[0];
    if (ip !== undefined && isIP(ip) > 0) made = slot(['source.ip', 'destination.ip', 'sshwhy.address'], 'ip');
    else if (port !== undefined) made = slot(['source.port', 'destination.port', 'sshwhy.port'], 'port');
    else if (user !== undefined && withTexts && !open) {
      made = slot(['user.name'], 'user');
      open = true;
    } else if (quoted !== undefined && quoted !== '' && withTexts && !open) {
      made = `${quote}${/\buser(?:name)?[= ]$/i.test(between) ? slot(['user.name'], 'user') : slot(['sshwhy.text'], 'text')}${quote}`;
      open = true;
    } else if (brace !== undefined && !open) {
      made = slot(['sshwhy.text'], 'text');
      open = true;
    } else if (pid !== undefined) made = slot(['sshwhy.pid'], 'int');
    else if (int !== undefined) made = slot(['sshwhy.count', 'sshwhy.number'], 'int');
    pattern += between + made;
    at = found.index + found[0].length;
  }
  return pattern + core.slice(at);
}

function numbered(used: ReadonlySet<string>, name: string): string {
  let number = 2;
  while (used.has(`${name}${number}`)) number++;
  return `${name}${number}`;
}

function idOf(program: string, core: string): string {
  const words = core.toLowerCase().match(/[a-z]{2,}/g) ?? ['line'];
  const name =
    program
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^[^a-z]+|-$/g, '') || 'own';
  return `${name}.${words.slice(0, 4).join('-')}`.slice(0, 80);
}
