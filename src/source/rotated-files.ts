import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { peek } from './byte-source.ts';
import { compressionOf, magicLength } from './content.ts';
import { type FileRecord, HEAD, hashOf, startsAs, TAIL } from './file-mark.ts';
import { uncompressed } from './open-log.ts';
import { inTimeOrder, readLogName } from './rotation.ts';
import { bytesAt, type OpenFile, storedIn } from './tailed-file.ts';

/** A file of a log's set: the log itself or a rotated one, open. Whoever does not use it closes it. */
export interface FoundFile extends OpenFile {
  readonly isCurrent: boolean;
  /** As stored. */
  readonly size: number;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  /** Its first bytes, uncompressed. */
  readonly head: Buffer;
}

/** Listing is tried so often until nothing is renamed meanwhile. */
const TRIES = 8;

/**
 * Opens the files of a log's set, oldest first, the current one (where there is one) last.
 * @param also  further paths where files of it may be
 */
export async function findRotated(path: string, also: readonly string[] = []): Promise<FoundFile[]> {
  for (let tries = 1; ; tries++) {
    const names = await listSet(path, also);
    const before = await identities(names);
    const found = await openAll(path, names);
    const after = await identities(await listSet(path, also));
    const stable = before.join('\n') === after.join('\n') && found.every((file) => before.includes(identityOf(file)));
    if (stable || tries === TRIES) return found;
    for (const { handle } of found) await handle.close();
  }
}

/** Whether the file is the one that is known: the same content before the place that was reached, under any name. */
export async function isKnown(record: FileRecord, found: FoundFile): Promise<boolean> {
  const sameFile = record.device === found.device && record.inode === found.inode;
  if (record.head.end === 0) return sameFile;
  if (!startsAs(record, found.head)) return false;
  if (found.compressed) return true;
  const { end, hash } = record.tail;
  const from = Math.max(0, end - TAIL);
  const bytes = await bytesAt(found.handle, from, end - from);
  return bytes.length === end - from && hashOf(bytes) === hash;
}

async function listSet(path: string, also: readonly string[]): Promise<string[]> {
  const real = await realpath(path).catch(() => path);
  const paths = new Set<string>();
  for (const name of new Set([path, real])) {
    const folder = dirname(name);
    const { base } = readLogName(basename(name));
    const entries = await readdir(folder).catch(() => [] as string[]);
    for (const entry of entries) if (readLogName(entry).base === base) paths.add(join(folder, entry));
  }
  for (const name of also) paths.add(name);
  paths.delete(path);
  if (real !== path) paths.delete(real);
  return await oldestFirst([...paths, path]);
}

/** Without `x.1.gz` where there is `x.1`: it is being compressed. */
async function oldestFirst(paths: readonly string[]): Promise<string[]> {
  const current = paths.at(-1) as string;
  const plain = new Set(paths.slice(0, -1).filter((path) => readLogName(basename(path)).plain === basename(path)));
  const rotated = [];
  for (const path of paths.slice(0, -1)) {
    const logName = readLogName(basename(path));
    if (!plain.has(path) && plain.has(join(dirname(path), logName.plain))) continue;
    const modified = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    rotated.push({ path, logName, modified });
  }
  return [...inTimeOrder(rotated).map(({ path }) => path), current];
}

async function identities(paths: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const path of paths) {
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (stats?.isFile()) all.push(`${path}=${stats.dev}:${stats.ino}`);
  }
  return all;
}

const identityOf = ({ path, device, inode }: OpenFile) => `${path}=${device}:${inode}`;

async function openAll(current: string, paths: readonly string[]): Promise<FoundFile[]> {
  const all: FoundFile[] = [];
  for (const path of paths) {
    const found = await openOne(path, path === current).catch(() => undefined);
    if (found === undefined) continue;
    // A link beside the log may lead to the log itself.
    const twin = all.findIndex(({ device, inode }) => device === found.device && inode === found.inode);
    if (twin >= 0) await all.splice(twin, 1)[0]?.handle.close();
    all.push(found);
  }
  return all;
}

/** Undefined for what is no file; a file that is gone, or may not be read, throws. */
async function openOne(path: string, isCurrent: boolean): Promise<FoundFile | undefined> {
  // Opening a pipe without a writer would wait for one.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile()) throw new Error('not a file');
    const compressed = !isCurrent && compressionOf(await bytesAt(handle, 0, magicLength)) !== undefined;
    return {
      handle,
      path,
      isCurrent,
      compressed,
      device: String(stats.dev),
      inode: String(stats.ino),
      size: Number(stats.size),
      modified: Number(stats.mtimeMs),
      head: compressed ? await headOf(handle, path) : await bytesAt(handle, 0, HEAD),
    };
  } catch {
    await handle.close();
    return undefined;
  }
}

async function headOf(handle: FileHandle, path: string): Promise<Buffer> {
  const content = await uncompressed(storedIn(handle, false), { path });
  try {
    return Buffer.from((await peek(content, HEAD)).head.subarray(0, HEAD));
  } finally {
    await content.close();
  }
}
