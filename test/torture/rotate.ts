import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

/** `deleted` and `truncated` leave no copy. */
export const rotations = ['renamed', 'renamed', 'copied-and-truncated', 'compressed', 'deleted', 'truncated'] as const;
export type Rotation = (typeof rotations)[number];

/** More are thrown away. */
const KEPT = 60;

/** Rotates a log as logrotate would, with the older ones shifted; `compressed` also packs some of those. */
export function rotate(path: string, kind: Rotation, random: Random): void {
  if (kind === 'deleted') {
    rmSync(path);
    writeFileSync(path, '');
    return;
  }
  if (kind === 'truncated') {
    truncateSync(path);
    return;
  }
  shift(path);
  if (kind === 'copied-and-truncated') {
    copyFileSync(path, `${path}.1`);
    truncateSync(path);
    return;
  }
  renameSync(path, `${path}.1`);
  if (random.below(2) === 0) writeFileSync(path, '');
  if (kind === 'compressed') for (let number = 2 + random.below(3); number < 8; number++) compress(`${path}.${number}`);
}

function compress(path: string): void {
  if (!existsSync(path)) return;
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  rmSync(path);
}

function shift(path: string): void {
  const pattern = new RegExp(`^${basename(path).replace('.', '\\.')}\\.(\\d+)(\\.gz)?$`);
  const rotated = readdirSync(dirname(path)).flatMap((name) => {
    const found = pattern.exec(name);
    return found ? [{ name, number: Number(found[1]), end: found[2] ?? '' }] : [];
  });
  for (const { name, number, end } of rotated.sort((a, b) => b.number - a.number)) {
    const from = join(dirname(path), name);
    if (number >= KEPT) rmSync(from);
    else renameSync(from, `${path}.${number + 1}${end}`);
  }
}
