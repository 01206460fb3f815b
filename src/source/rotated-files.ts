import { constants } from 'node:fs';
import { type FileHandle, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { peek } from './byte-source.ts';
import { compressionOf, magicLength } from './content.ts';
import { bytesAt, storedIn } from './file-bytes.ts';
import { type FileRecord, HEAD, hashOf, startsAs, TAIL } from './file-mark.ts';
import { uncompressed } from './open-log.ts';
import { inTimeOrder, type LogName, readLogName } from './rotation.ts';
import type { OpenFile } from './tailed-file.ts';

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

/** A file before it was looked into. */
type Opened = Omit<FoundFile, 'compressed' | 'head'>;

/**
 * Opens the files of a log's set, oldest first, the current one (where there is one) last. Undefined while they are being
 * renamed: half a set would look as if files had gone.
 * @param also  further paths where files of it may be
 */
export async function findRotated(path: string, also: readonly string[] = []): Promise<FoundFile[] | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const names = await listSet(path, also);
    const before = await identities(names);
    const opened = await openAll(path, names);
    const after = await identities(await listSet(path, also));
    if (before.join('\n') === after.join('\n') && isWhole(before, opened))
      return await Promise.all(opened.map(lookInto));
    for (const { handle } of opened) await handle.close();
  }
  return undefined;
}

function isWhole(listed: readonly string[], opened: readonly Opened[]): boolean {
  const isOpen = (one: string) => opened.some(({ device, inode }) => one.endsWith(`=${device}:${inode}`));
  return listed.every(isOpen) && opened.every((one) => listed.includes(identityOf(one)));
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
  return [...(await oldestFirst([...paths])), path];
}

/** Those that exist; without `x.1.gz` where there is `x.1`: it is being compressed. */
async function oldestFirst(paths: readonly string[]): Promise<string[]> {
  const rotated: { path: string; logName: LogName; modified: number }[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch(() => undefined);
    if (stats !== undefined) rotated.push({ path, logName: readLogName(basename(path)), modified: stats.mtimeMs });
  }
  const plain = new Set(
    rotated.filter(({ path, logName }) => logName.plain === basename(path)).map(({ path }) => path),
  );
  const isTwin = ({ path, logName }: { path: string; logName: LogName }) =>
    !plain.has(path) && plain.has(join(dirname(path), logName.plain));
  return inTimeOrder(rotated.filter((one) => !isTwin(one))).map(({ path }) => path);
}

async function identities(paths: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const path of paths) {
    const stats = await stat(path, { bigint: true }).catch(() => undefined);
    if (stats?.isFile()) all.push(`${path}=${stats.dev}:${stats.ino}`);
  }
  return all;
}

const identityOf = ({ path, device, inode }: Opened) => `${path}=${device}:${inode}`;

async function openAll(current: string, paths: readonly string[]): Promise<Opened[]> {
  const all: Opened[] = [];
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
async function openOne(path: string, isCurrent: boolean): Promise<Opened | undefined> {
  // Opening a pipe without a writer would wait for one.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const stats = await handle.stat({ bigint: true });
  if (stats.isFile()) {
    const [device, inode] = [String(stats.dev), String(stats.ino)];
    return { handle, path, isCurrent, device, inode, size: Number(stats.size), modified: Number(stats.mtimeMs) };
  }
  await handle.close();
  return undefined;
}

async function lookInto(opened: Opened): Promise<FoundFile> {
  const { handle, path, isCurrent } = opened;
  const head = await bytesAt(handle, 0, HEAD);
  if (isCurrent || compressionOf(head.subarray(0, magicLength)) === undefined)
    return { ...opened, compressed: false, head };
  // What cannot be unpacked is told when it is read.
  return { ...opened, compressed: true, head: await headOf(handle, path).catch(() => Buffer.alloc(0)) };
}

async function headOf(handle: FileHandle, path: string): Promise<Buffer> {
  const content = await uncompressed(storedIn(handle, false), { path });
  try {
    return Buffer.from((await peek(content, HEAD)).head.subarray(0, HEAD));
  } finally {
    await content.close();
  }
}
