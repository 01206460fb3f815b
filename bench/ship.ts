// npm run bench:ship -- [--size 100M] [--runs 3] [--version 9.5.3] [--events causes]: how fast `sshwhy ship --once` gets a log into
// Elasticsearch, beside a bare HTTP client that sends the same bulk bodies. Whole processes, from their start to their end.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type RealUpstream, startWithTemplates } from '../test/elasticsearch/real-upstream.ts';
import { parseSize } from './corpus/size.ts';
import { cachedCorpus } from './measure/cached-corpus.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '100M' },
    runs: { type: 'string', default: '3' },
    version: { type: 'string', default: '9.5.3' },
    events: { type: 'string', default: 'causes' },
  },
});

interface Run {
  /** Events that are there in the end. */
  readonly events: number;
  readonly seconds: number;
  /** Of the client, not of the server. */
  readonly cpuSeconds: number;
  /** MiB. */
  readonly rss: number;
}

const corpus = cachedCorpus({ bytes: parseSize(values.size), seed: 42, format: 'trad' });
const folder = mkdtempSync(join(tmpdir(), 'sshwhy-bench-ship-'));
const bodies = join(folder, 'bodies');
const node = [process.execPath];
await run([...node, script('record.ts'), corpus, join(folder, 'recorded'), bodies, values.events]);
console.log(`${statSync(corpus).size} bytes of log, ${statSync(bodies).size} bytes of bulk bodies, ${values.version}`);
const ours: Run[] = [];
const bare: Run[] = [];
for (let i = 0; i < Number(values.runs); i++) {
  // A server of its own for each, so that neither finds a fuller one.
  ours.push(await measure('sshwhy', ({ url }) => [join(import.meta.dirname, '../dist/src/cli.js'), ...ship(url, i)]));
  bare.push(await measure('bare client', ({ url }) => [...node, script('replay.ts'), bodies, url]));
}
rmSync(folder, { recursive: true });
for (const [name, runs] of [
  ['sshwhy', ours],
  ['bare client', bare],
] as const) {
  const rates = rate(runs).map((one) => Math.round(one).toLocaleString('en'));
  const rss = Math.max(...runs.map((one) => one.rss));
  const cpu = median(runs.map(({ cpuSeconds }) => cpuSeconds).sort((a, b) => a - b)).toFixed(1);
  console.log(
    `${name}: ${runs[0]?.events} events, ${rates.join(', ')} a second; ${cpu} CPU seconds of its own; ${rss} MiB RSS at most`,
  );
}
console.log(`ratio of the medians: ${(median(rate(ours)) / median(rate(bare))).toFixed(2)}`);

function script(name: string): string {
  return join(import.meta.dirname, 'ship', name);
}

function ship(url: string, run: number): string[] {
  const config = join(folder, `${run}.yml`);
  const settings = {
    inputs: { logs: [corpus], time_zone: 'UTC' },
    output: { elasticsearch: { url } },
    events: values.events,
    state: join(folder, `state-${run}`),
  };
  writeFileSync(config, JSON.stringify(settings));
  return ['ship', '--once', '--config', config];
}

function rate(runs: readonly Run[]): number[] {
  return runs.map(({ events, seconds }) => events / seconds).sort((a, b) => a - b);
}

function median(numbers: readonly number[]): number {
  return numbers[numbers.length >> 1] as number;
}

async function measure(name: string, command: (upstream: RealUpstream) => string[]): Promise<Run> {
  const upstream = await startWithTemplates(values.version);
  try {
    const ran = await run(command(upstream));
    await upstream.request('POST', '/logs-sshwhy.event-default/_refresh');
    const { count } = await upstream.request('GET', '/logs-sshwhy.event-default/_count');
    process.stderr.write(`${name}: ${count} events in ${ran.seconds.toFixed(1)} s\n`);
    return { events: Number(count), ...ran };
  } finally {
    await upstream.stop();
  }
}

async function run(command: readonly string[]): Promise<Omit<Run, 'events'>> {
  const start = performance.now();
  // Not execFileSync: what the server says must be read meanwhile.
  const { stderr } = await promisify(execFile)('/usr/bin/time', ['-v', ...command]);
  const seconds = (performance.now() - start) / 1000;
  const number = (name: string) => Number(new RegExp(`${name}: ([\\d.]+)`).exec(stderr)?.[1]);
  const cpuSeconds = number('User time \\(seconds\\)') + number('System time \\(seconds\\)');
  return { seconds, cpuSeconds, rss: Math.round(number('Maximum resident set size \\(kbytes\\)') / 1024) };
}
