import { type BigIntStats, constants } from 'node:fs';
import { lstat, open, stat } from 'node:fs/promises';
import { compressionOf, foreignContent, headLength } from './content.ts';
import { type InputFile, noPermission, type SourceProblem } from './log-stream.ts';

export type Inspected =
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'problem'; readonly problem: SourceProblem }
  /** `identity` is the same for every name of the same file. */
  | { readonly kind: 'file'; readonly file: InputFile; readonly identity: string };

/** Looks at what a path names, and at the first bytes of a file. Does not throw on what the user can mend. */
export async function inspectFile(path: string): Promise<Inspected> {
  try {
    const stats = await stat(path, { bigint: true });
    if (stats.isDirectory()) return { kind: 'folder' };
    const identity = `${stats.dev}:${stats.ino}`;
    // A pipe is what `sshwhy <(zcat old.log.gz)` gives; looking into it would take its first bytes away.
    if (stats.isFIFO()) return { kind: 'file', file: { path, size: 0 }, identity };
    if (!stats.isFile()) return problem(path, `not a file but ${kindOf(stats)}`, 'give a log file');
    const foreign = archiveName(path) ?? (await foreignHead(path));
    if (foreign) return problem(path, `not a log: ${foreign.what}`, foreign.help);
    const modified = Number(stats.mtimeNs / 1000n);
    return { kind: 'file', file: { path, modified, size: Number(stats.size) }, identity };
  } catch (error) {
    return await explain(path, error as NodeJS.ErrnoException);
  }
}

async function explain(path: string, error: NodeJS.ErrnoException): Promise<Inspected> {
  if (error.code === 'EACCES' || error.code === 'EPERM') return { kind: 'problem', problem: noPermission(path) };
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    const link = await lstat(path).catch(() => undefined);
    if (!link?.isSymbolicLink()) return { kind: 'missing' };
    return problem(path, 'a link to a file that does not exist', 'give the file itself, or mend the link');
  }
  if (error.code === 'ELOOP') return problem(path, 'a link that leads to itself', 'give the file itself');
  return problem(path, error.message, 'give another file');
}

function problem(path: string, message: string, help: string): Inspected {
  return { kind: 'problem', problem: { path, message: `${path}: ${message}`, help } };
}

function kindOf(stats: BigIntStats): string {
  if (stats.isSocket()) return 'a socket';
  return stats.isBlockDevice() || stats.isCharacterDevice() ? 'a device' : 'something else';
}

/** An archive inside a compressed file shows only when it is unpacked; its name says so before. */
function archiveName(path: string): { what: string; help: string } | undefined {
  if (!/\.(?:tar(?:\.\w+)?|tgz|tbz2?|txz)$/i.test(path)) return undefined;
  return { what: 'a tar archive', help: `tar -xf ${path}, and give the folder` };
}

async function foreignHead(path: string): Promise<{ what: string; help: string } | undefined> {
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0);
    const head = buffer.subarray(0, bytesRead);
    return compressionOf(head) ? undefined : foreignContent(head, path);
  } finally {
    await handle.close();
  }
}
