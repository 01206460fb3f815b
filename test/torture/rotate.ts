import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Random } from './random.ts';

/** `deleted` and `truncated` leave no copy; `switched` leads a link to another file. */
export const rotations = [
  ...(['renamed', 'renamed', 'copied-and-truncated', 'copied-and-truncated'] as const),
  ...(['compressed', 'deleted', 'truncated', 'switched'] as const),
];
export type Rotation = (typeof rotations)[number];

/** More are thrown away. */
const KEPT = 60;
const DAY = 86_400_000;

/**
 * Rotates a log as logrotate would, with the older ones shifted; `compressed` also packs some of those.
 * @param count  how often it was rotated before; with `isDated` each time is another day
 */
export function rotate(name: string, kind: Rotation, random: Random, isDated: boolean, count: number): void {
  const path = realpathSync(name);
  if (kind === 'switched') {
    switchTo(name, count);
    return;
  }
  if (kind === 'deleted') {
    rmSync(path);
    writeFileSync(path, '');
    return;
  }
  if (kind === 'truncated') {
    truncateSync(path);
    return;
  }
  if (!isDated) shift(path);
  const target = isDated ? `${path}${day(count)}` : `${path}.1`;
  if (kind === 'copied-and-truncated') {
    copyFileSync(path, target);
    truncateSync(path);
    return;
  }
  renameSync(path, target);
  if (random.below(2) === 0) writeFileSync(path, '');
  if (kind !== 'compressed') return;
  for (let age = 2 + random.below(3); age < 8; age++)
    compress(isDated ? `${path}${day(count - age)}` : `${path}.${age}`);
}

const day = (count: number) =>
  `-${new Date(Date.UTC(2020, 0) + count * DAY).toISOString().slice(0, 10).replaceAll('-', '')}`;

function switchTo(name: string, count: number): void {
  const folder = join(dirname(dirname(name)), `linked-${count}`);
  mkdirSync(folder);
  const target = join(folder, basename(name));
  writeFileSync(target, '');
  symlinkSync(target, `${name}~`);
  renameSync(`${name}~`, name);
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
