// node bench/ship.ts [--size 100M] [--runs 3] [--version 9.5.3]: how fast a backfill is, beside a bare client that sends the same bodies.
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startWithTemplates } from '../test/elasticsearch/real-upstream.ts';
import { parseSize } from './corpus/size.ts';
import { cachedCorpus } from './measure/cached-corpus.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100M' },
    runs: { type: 'string', default: '3' },
    version: { type: 'string', default: '9.5.3' },
  },
});

interface Run {
  readonly documents: number;
  readonly seconds: number;
  readonly rss: number;
}

const corpus = cachedCorpus({ bytes: parseSize(values.size), seed: 42, format: 'trad' });
const bodies = join(tmpdir(), 'sshwhy-bench', 'bodies');
await run('backfill.ts', [corpus, 'http://127.0.0.1', 'r0', bodies]);
console.log(`${statSync(corpus).size} bytes of log, ${statSync(bodies).size} bytes of bulk bodies, ${values.version}`);
const ours: Run[] = [];
const bare: Run[] = [];
for (let i = 0; i < Number(values.runs); i++) {
  // A node of its own for each, so that neither finds a fuller one.
  ours.push(await measure((url) => run('backfill.ts', [corpus, url, 'a0'])));
  bare.push(await measure((url) => run('replay.ts', [bodies, url, 'event-r0', 'event-b0'])));
}
const rate = (runs: readonly Run[]) => runs.map(({ documents, seconds }) => documents / seconds).sort((a, b) => a - b);
const median = (numbers: readonly number[]) => numbers[numbers.length >> 1] as number;
for (const [name, runs] of [
  ['sshwhy', ours],
  ['bare client', bare],
] as const) {
  const rates = rate(runs).map((one) => Math.round(one).toLocaleString('en'));
  const rss = Math.max(...runs.map((one) => one.rss));
  console.log(`${name}: ${runs[0]?.documents} documents, ${rates.join(', ')} a second; ${rss} MiB RSS at most`);
}
console.log(`ratio of the medians: ${(median(rate(ours)) / median(rate(bare))).toFixed(2)}`);

async function measure(go: (url: string) => Promise<Run>): Promise<Run> {
  const upstream = await startWithTemplates(values.version);
  try {
    return await go(upstream.url);
  } finally {
    await upstream.stop();
  }
}

async function run(script: string, args: readonly string[]): Promise<Run> {
  const flags = ['--max-semi-space-size=4', '--heap-growing-percent=60'];
  const command = ['-v', process.execPath, ...flags, join(import.meta.dirname, 'ship', script), ...args];
  // Not execFileSync: the node's own output must be read meanwhile.
  const { stdout: output } = await promisify(execFile)('sh', ['-c', '/usr/bin/time "$@" 2>&1', 'time', ...command]);
  const result = /^\{.*\}$/m.exec(output)?.[0];
  if (result === undefined) throw new Error(output);
  const rss = Number(/Maximum resident set size \(kbytes\): (\d+)/.exec(output)?.[1]) / 1024;
  process.stderr.write(`${script}: ${result}\n`);
  return { ...(JSON.parse(result) as Run), rss: Math.round(rss) };
}
