// node bench/corpus/main.ts --size 100M --out FILE [--seed 42] [--format trad|iso] [--labels FILE.json]
import { parseArgs } from 'node:util';
import { parseFormat, parseWhole } from './options.ts';
import { parseSize } from './size.ts';
import { writeCorpus } from './write.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100M' },
    out: { type: 'string' },
    seed: { type: 'string', default: '42' },
    format: { type: 'string', default: 'trad' },
    labels: { type: 'string' },
  },
});
if (values.out === undefined) throw new Error('--out FILE is missing');

const options = {
  bytes: parseSize(values.size),
  seed: parseWhole(values.seed, 'seed'),
  format: parseFormat(values.format),
};
const started = performance.now();
const corpus = writeCorpus(options, values.out, values.labels);
const seconds = (performance.now() - started) / 1000;
const speed = (corpus.bytes / 1e6 / seconds).toFixed(1);
console.log(`${values.out}: ${corpus.bytes} bytes, ${corpus.lines} lines, ${seconds.toFixed(1)} s, ${speed} MB/s`);
