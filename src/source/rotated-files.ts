import { constants } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { bytesAt, headOf } from './file-bytes.ts';
import { type FileRecord, hashOf, startsAs, TAIL } from './file-mark.ts';
import type { OpenFile } from './how-to-tail.ts';
import { realName } from './real-name.ts';
import { inTimeOrder, type LogName, readLogName } from './rotation.ts';

/** A file of a log's set: the log itself or a rotated one, open. Whoever does not use it closes it. */
export interface FoundFile extends OpenFile {
  readonly isCurrent: boolean;
  /** Its first bytes, uncompressed. */
  readonly head: Buffer;
}

/** A file of the set that cannot be opened or read now. */
export interface RefusedFile {
  readonly path: string;
  readonly device: string;
  readonly inode: string;
  readonly reason: string;
  /** So many of those that were found come before it. */
  readonly place: number;
}

export interface FoundSet {
  /** Oldest first, the current one (where there is one) last. */
  readonly found: readonly FoundFile[];
  readonly refused: readonly RefusedFile[];
}

/** Listing is tried so often until nothing is renamed meanwhile. */
const TRIES = 8;

/** One name of the set, and what was behind it when it was listed. */
interface Listed {
  readonly path: string;
  readonly isCurrent: boolean;
  readonly device: string;
  readonly inode: string;
  readonly isFile: boolean;
  /** Milliseconds since the epoch. */
  readonly modified: number;
}

/**
 * Opens the files of a log's set. Undefined while they are being renamed: half a set would look as if files had gone.
 * @param also  further paths where files of it may be, and others beside them
 */
export async function findRotated(path: string, also: readonly string[] = []): Promise<FoundSet | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const listed = await listSet(path, also);
    const set = await openAll(listed);
    // Their first bytes were read while they had these names.
    const isSame = set !== undefined && namesOf(listed) === namesOf(await listSet(path, also));
    if (isSame) return set;
    for (const { handle } of set?.found ?? []) await handle.close();
  }
  return undefined;
}

/** Whether the file is the one that is known: the same content before the place that was reached, under any name. */
export async function isKnown(record: FileRecord, found: FoundFile): Promise<boolean> {
  const sameFile = record.device === found.device && record.inode === found.inode;
  if (!startsAs(record, found.head)) return false;
  // Many a file begins with the same half line.
  if (record.identity === '') return sameFile;
  if (found.compressed) return true;
  const { end, hash } = record.tail;
  const from = Math.max(0, end - TAIL);
  const bytes = await bytesAt(found.handle, from, end - from);
  return bytes.length === end - from && hashOf(bytes) === hash;
}

const namesOf = (listed: readonly Listed[]) =>
  listed.map(({ path, device, inode }) => `${path}=${device}:${inode}`).join('\n');

async function listSet(path: string, also: readonly string[]): Promise<Listed[]> {
  const real = await realName(path);
  // What stands beside the file is younger than what stands beside the link to it.
  const present = dirname(real);
  const paths = new Set<string>(also);
  // Where a link led before there may be more than was seen.
  for (const name of new Set([path, real, ...also])) {
    const folder = dirname(name);
    const { base } = readLogName(basename(name));
    const entries = await readdir(folder).catch(() => [] as string[]);
    for (const entry of entries) if (readLogName(entry).base === base) paths.add(join(folder, entry));
  }
  paths.delete(path);
  paths.delete(real);
  const listed: Listed[] = [];
  for (const name of paths) listed.push(...(await listOne(name, false)));
  const here = listed.filter((one) => dirname(one.path) === present);
  const before = listed.filter((one) => dirname(one.path) !== present);
  return [...oldestFirst(before), ...oldestFirst(here), ...(await listOne(real, true))];
}

async function listOne(path: string, isCurrent: boolean): Promise<Listed[]> {
  const stats = await stat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => error.code);
  if (typeof stats === 'object') {
    const [device, inode, isFile] = [String(stats.dev), String(stats.ino), stats.isFile()];
    // What only looks as if it had been the log does not count.
    return isFile || isCurrent ? [{ path, isCurrent, device, inode, isFile, modified: Number(stats.mtimeMs) }] : [];
  }
  return stats === 'ENOENT' ? [] : [{ path, isCurrent, device: '', inode: '', isFile: true, modified: 0 }];
}

/** Without `x.1.gz` where there is `x.1`: it is being compressed. */
function oldestFirst(listed: readonly Listed[]): Listed[] {
  const rotated = listed.map((one) => ({ ...one, logName: readLogName(basename(one.path)) }));
  const plain = new Set(
    rotated.filter(({ path, logName }) => logName.plain === basename(path)).map(({ path }) => path),
  );
  const isTwin = ({ path, logName }: { path: string; logName: LogName }) =>
    !plain.has(path) && plain.has(join(dirname(path), logName.plain));
  return inTimeOrder(rotated.filter((one) => !isTwin(one)));
}

/** Undefined when one of them has become another file meanwhile. */
async function openAll(listed: readonly Listed[]): Promise<FoundSet | undefined> {
  const found: FoundFile[] = [];
  const refused: RefusedFile[] = [];
  for (const one of listed) {
    const opened = await openOne(one).catch((error: NodeJS.ErrnoException) => error);
    if (opened instanceof Error && opened.code !== 'ENOENT') {
      const { path, device, inode } = one;
      refused.push({ path, device, inode, reason: opened.message, place: found.length });
      continue;
    }
    if (opened instanceof Error || opened.device !== one.device || opened.inode !== one.inode) {
      if (!(opened instanceof Error)) await opened.handle.close();
      for (const { handle } of found) await handle.close();
      return undefined;
    }
    // A link beside the log may lead to the log itself.
    const twin = found.findIndex(({ device, inode }) => device === opened.device && inode === opened.inode);
    if (twin >= 0) await found.splice(twin, 1)[0]?.handle.close();
    found.push(opened);
  }
  return { found, refused };
}

/** @throws when it cannot be opened or read */
async function openOne({ path, isCurrent, isFile }: Listed): Promise<FoundFile> {
  if (!isFile) throw new Error('it is no file');
  // Opening a pipe without a writer would wait for one.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat({ bigint: true });
    const [device, inode] = [String(stats.dev), String(stats.ino)];
    return { handle, path, isCurrent, device, inode, ...(await headOf(handle, path, isCurrent)) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}
