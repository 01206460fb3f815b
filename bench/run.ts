// npm run bench -- [--size 256M] [--runs 5] [--seed 42] [--format trad|iso] [--no-one-core] [--command "..."] [--clean]
import { statSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { parseFormat, parseWhole } from './corpus/options.ts';
import { parseSize } from './corpus/size.ts';
import { cachedCorpus, removeCachedCorpora } from './measure/cached-corpus.ts';
import { chooseCommands } from './measure/commands.ts';
import { alternate } from './measure/rounds.ts';
import { table } from './measure/table.ts';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    size: { type: 'string', default: '256M' },
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '42' },
    format: { type: 'string', default: 'trad' },
    'one-core': { type: 'boolean', default: true },
    command: { type: 'string' },
    clean: { type: 'boolean', default: false },
  },
});

if (values.clean) {
  removeCachedCorpora();
} else {
  const { size, seed, format } = values;
  const runs = Math.max(1, parseWhole(values.runs, 'runs'));
  const corpus = { bytes: parseSize(size), seed: parseWhole(seed, 'seed'), format: parseFormat(format) };
  const file = cachedCorpus(corpus);
  const { ours, references } = chooseCommands(file, { standIn: values.command, oneCore: values['one-core'] });
  const series = await alternate([...ours, ...references], runs);
  const compared = series.slice(ours.length);
  const bytes = statSync(file).size;
  const lines = Number.parseInt(compared[0]?.measures[0]?.output ?? '', 10);
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
  const input = `${bytes.toLocaleString('en')} bytes, ${lines.toLocaleString('en')} lines (--size ${size} --seed ${seed} --format ${format})`;
  console.log(`${machine}; ${process.platform}; ${runs} runs after one warm-up\nCorpus: ${input}\n`);
  console.log(table(series, compared, { bytes, lines }));
}
