import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UserError } from '../error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
};

/**
 * All of a file, or of stdin (`-`), as text.
 *
 * @param option  named in the error, e.g. `--client-log`
 * @throws UserError `cannot-read`
 */
export async function readTextFile(option: string, path: string): Promise<string> {
  if (path === '-') return await text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    if (reason === undefined) throw error;
    throw new UserError('cannot-read', `${option} ${path} cannot be read: ${reason}`, 'Give a file, or - for stdin.');
  }
}
