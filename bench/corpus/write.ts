import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { type Corpus, type CorpusOptions, generate } from './generate.ts';

/** Writes the corpus to a file, and the exact counts of its classes to another if asked. */
export function writeCorpus(options: CorpusOptions, file: string, labelsFile?: string): Corpus {
  const corpus = generate(options);
  const descriptor = openSync(file, 'w');
  try {
    for (const chunk of corpus) writeSync(descriptor, chunk, null, 'latin1');
  } finally {
    closeSync(descriptor);
  }
  if (labelsFile !== undefined) {
    const { seed, format } = options;
    const classes = Object.fromEntries([...corpus.labels].sort(([a], [b]) => (a < b ? -1 : 1)));
    const summary = { file, seed, format, bytes: corpus.bytes, lines: corpus.lines, classes };
    writeFileSync(labelsFile, `${JSON.stringify(summary, null, 1)}\n`);
  }
  return corpus;
}
