import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../error.ts';

const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * Opens a file for writing and empties it.
 *
 * @param option  named in the errors, e.g. `--output`
 * @param inputs  paths that are read, and must not be overwritten
 * @throws UserError `no-such-folder`, `output-is-input`, `cannot-write`
 */
export async function openOutput(option: string, path: string, inputs: readonly string[]): Promise<FileHandle> {
  if (await isOneOf(path, inputs)) {
    const help = 'Give another name: writing would destroy the log.';
    throw new UserError('output-is-input', `${option} ${path} is one of the files to read`, help);
  }
  try {
    return await open(path, 'w');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const folder = dirname(path);
      throw new UserError('no-such-folder', `${option} ${path}: no such folder: ${folder}`, `mkdir -p ${folder}`);
    }
    const reason = reasons[code];
    if (reason === undefined) throw error;
    throw new UserError('cannot-write', `${option} ${path} cannot be written: ${reason}`, 'Give another file.');
  }
}

async function isOneOf(path: string, inputs: readonly string[]): Promise<boolean> {
  const target = await stat(path).catch(() => undefined);
  if (target === undefined || !target.isFile()) return false;
  for (const input of inputs) {
    const other = await stat(input).catch(() => undefined);
    if (other?.dev === target.dev && other.ino === target.ino) return true;
  }
  return false;
}
