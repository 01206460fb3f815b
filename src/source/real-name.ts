import { readlink, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where a log's name leads to, even when there is nothing just now: between two steps of a rotation. */
export async function realName(path: string, links = 8): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined || links === 0) return real ?? path;
  const target = await readlink(path).catch(() => undefined);
  return target === undefined ? path : await realName(resolve(dirname(path), target), links - 1);
}
