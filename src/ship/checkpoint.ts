import { createHash } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Saved } from '../source/live-source.ts';
import type { SpoolMark } from './spool.ts';

/** What a restart goes on from: everything up to here is delivered, and acknowledged. */
export interface Checkpoint {
  readonly version: 1;
  /** Grows with each one. */
  readonly number: number;
  /** By the name of the source. */
  readonly sources: Readonly<Record<string, Saved>>;
  readonly spool: SpoolMark;
}

/** Two files, written in turns: the one before is there until the new one is safe. */
const FILES = ['checkpoint-a.json', 'checkpoint-b.json'] as const;

/** What was found of earlier checkpoints. */
export interface Found {
  readonly latest: Checkpoint | undefined;
  /** The one it would fall back to: what it names must not be removed. */
  readonly previous: Checkpoint | undefined;
  /** Files that are there and cannot be used, with the reason. */
  readonly damaged: readonly string[];
}

/**
 * Reads the checkpoints of a state folder.
 * @throws a system error when a file is there and cannot be read (permission): that is not damage
 */
export async function readCheckpoints(folder: string): Promise<Found> {
  const damaged: string[] = [];
  const good: Checkpoint[] = [];
  for (const name of FILES) {
    const path = join(folder, name);
    const content = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (content === undefined) continue;
    const checkpoint = parse(content);
    if (checkpoint === undefined) damaged.push(path);
    else good.push(checkpoint);
  }
  good.sort((a, b) => b.number - a.number);
  return { latest: good[0], previous: good[1], damaged };
}

/**
 * Writes a checkpoint in place of the older one of the two. Safe against a power cut at any time: the file is whole under
 * its name, or not there.
 */
export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  const path = join(folder, FILES[checkpoint.number % 2] as string);
  const content = JSON.stringify(checkpoint);
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(`${content}\n${hashOf(content)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parse(text: string): Checkpoint | undefined {
  const [content = '', hash] = text.split('\n');
  if (hash !== hashOf(content)) return undefined;
  const checkpoint = JSON.parse(content) as Checkpoint;
  return checkpoint.version === 1 ? checkpoint : undefined;
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
