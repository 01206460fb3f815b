import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusOptions } from '../corpus/generate.ts';
import { writeCorpus } from '../corpus/write.ts';

const FOLDER = join(tmpdir(), 'sshwhy-bench');
const GENERATOR = join(import.meta.dirname, '../corpus');

/** The corpus as a file in the temporary folder, made on the first call; a changed generator makes it anew. */
export function cachedCorpus(options: CorpusOptions): string {
  const { bytes, seed, format } = options;
  const file = join(FOLDER, `corpus-${bytes}-${seed}-${format}-${generatorVersion()}.log`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  process.stderr.write(`writing ${file}\n`);
  const partial = `${file}.${process.pid}`;
  writeCorpus(options, partial);
  renameSync(partial, file);
  return file;
}

export function removeCachedCorpora(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

function generatorVersion(): string {
  const hash = createHash('sha256');
  for (const name of globSync('**/*.ts', { cwd: GENERATOR }).sort()) hash.update(readFileSync(join(GENERATOR, name)));
  return hash.digest('hex').slice(0, 12);
}
