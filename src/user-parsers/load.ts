import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../error.ts';
import type { ParserSpec } from '../parser/define.ts';
import type { UserParser } from './read-parser.ts';

/** A folder with own parsers. */
export interface ParserFolder {
  readonly path: string;
  /** It was asked for, so that it must be there. */
  readonly required: boolean;
}

/** `--parsers` first, then the user's own, then the machine's. */
export function parserFolders(
  asked: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ParserFolder[] {
  // By the XDG rules a path that is not absolute does not count.
  const config = env.XDG_CONFIG_HOME?.startsWith('/') ? env.XDG_CONFIG_HOME : join(env.HOME ?? homedir(), '.config');
  return [
    ...asked.map((path) => ({ path, required: true })),
    { path: join(config, 'sshwhy', 'parsers'), required: false },
    { path: '/etc/sshwhy/parsers', required: false },
  ];
}

/**
 * Reads every `*.json` of the folders and holds it to the laws.
 *
 * @param others  the parsers that ship
 * @throws UserError `no-such-folder`, `unreadable-parsers`, `bad-parser`: a broken parser is never passed over in silence
 */
export async function loadParsers(
  folders: readonly ParserFolder[],
  others: readonly ParserSpec[],
): Promise<UserParser[]> {
  const paths = (await Promise.all(folders.map(filesIn))).flat();
  const files = [...new Set(paths)];
  if (files.length === 0) return [];
  // Only who has own parsers pays for what reads them.
  const { readParser } = await import('./read-parser.ts');
  const { checkParsers } = await import('./check.ts');
  const { limits } = await import('./schema.ts');
  if (files.length > limits.files) {
    const message = `${files.length} files with own parsers, and ${limits.files} may be had`;
    throw new UserError('bad-parser', message, 'Take out those that are no longer needed.');
  }
  const own = await Promise.all(files.map(async (file) => readParser(file, await read(file))));
  checkParsers(own, others);
  return own;
}

async function filesIn({ path, required }: ParserFolder): Promise<string[]> {
  try {
    const names = await readdir(path);
    return names
      .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
      .sort()
      .map((name) => join(path, name));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!required && ['ENOENT', 'ENOTDIR', 'EACCES'].includes(code)) return [];
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new UserError(
        'no-such-folder',
        `--parsers ${path}: no such folder`,
        'Give the folder that holds the JSON files.',
      );
    }
    throw unreadable(path, code, error);
  }
}

/** @throws UserError `unreadable-parsers` */
export async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, (error as NodeJS.ErrnoException).code ?? '', error);
  }
}

function unreadable(path: string, code: string, error: unknown): unknown {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOENT: 'no such file',
    EISDIR: 'it is a folder',
  };
  const reason = reasons[code];
  if (reason === undefined) return error;
  return new UserError('unreadable-parsers', `${path} cannot be read: ${reason}`, 'Make it readable, or move it away.');
}
