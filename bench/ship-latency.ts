// npm run bench:ship-latency -- [--rate 500] [--warm-up 20] [--seconds 120] [--down 60] [--speed 1] [--version 9.5.3]: how long it takes from the
// line in the log until a search finds it, and what memory and disk the shipper takes; then the same with Elasticsearch down.
// What runs is `sshwhy ship` as it is published, with its own flags and defaults but for `events: all`.
// With --speed 6 the stamps in the log run six times as fast, and end now: an hour of 500 lines/s in ten minutes of 3,000 lines/s.
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startWithTemplates } from '../test/elasticsearch/real-upstream.ts';
import { TestNode } from '../test/elasticsearch/test-node.ts';
import { MadeUpServer } from '../test/torture/made-up-lines.ts';
import { Random } from '../test/torture/random.ts';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    'warm-up': { type: 'string', default: '20' },
    seconds: { type: 'string', default: '120' },
    down: { type: 'string', default: '60' },
    speed: { type: 'string', default: '1' },
    version: { type: 'string', default: '9.5.3' },
  },
});
const { version } = values;
const folder = mkdtempSync(join(tmpdir(), 'sshwhy-latency-'));
const [logs, state] = [join(folder, 'logs'), join(folder, 'state')];
for (const path of [logs, state]) mkdirSync(path);
const upstream = await startWithTemplates(version, { folder: join(folder, 'elasticsearch') });
let { node } = upstream;
const config = join(folder, 'sshwhy.yml');
writeFileSync(
  config,
  JSON.stringify({
    inputs: { logs: [join(logs, '*.log')], time_zone: 'UTC' },
    output: { elasticsearch: { url: node.url } },
    events: 'all',
    state,
    status: false,
  }),
);
const shipper = spawn(join(import.meta.dirname, '../dist/src/cli.js'), ['ship', '--config', config], {
  stdio: ['ignore', 'inherit', 'inherit'],
});

const COUNT = '/logs-sshwhy.event-default/_count?ignore_unavailable=true';
/** When each line that becomes an event was written, milliseconds of the clock. */
const written: number[] = [];
const server = new MadeUpServer(new Random(7), false);
const speed = Number(values.speed);
const began = Date.now();
/** What the log's clock shows at the beginning. */
const logBegan =
  began - (speed - 1) * 1000 * (Number(values['warm-up']) + Number(values.seconds) + Number(values.down));
let micros = 0;

function write(): void {
  const { log, text } = server.next();
  const now = Date.now();
  micros = (micros + 1) % 1000;
  const iso = new Date(logBegan + (now - began) * speed).toISOString();
  const stamp = `${iso.slice(0, -1)}${String(micros).padStart(3, '0')}+00:00 web1`;
  const head = log === 'auth.log' ? stamp : iso.slice(0, -1).replace('T', ' ').replace('.', ',');
  appendFileSync(join(logs, log), `${head} ${text}\n`);
  if (!text.startsWith('CRON')) written.push(now);
}

async function writeFor(seconds: number): Promise<void> {
  const begin = Date.now();
  for (let lines = 0; Date.now() - begin < seconds * 1000; await delay(5)) {
    for (const due = ((Date.now() - begin) / 1000) * Number(values.rate); lines < due; lines++) write();
  }
}

const latencies: number[] = [];
/** Looks at what a search finds, without a refresh, until `isOver`; documents come in the order of their lines. */
async function watch(isOver: () => boolean): Promise<void> {
  for (; !isOver() || latencies.length < written.length; await delay(20)) {
    // While it starts again it answers 503.
    const { count } = await upstream.request('GET', COUNT).catch(() => ({ count: latencies.length }));
    const now = Date.now();
    for (let found = Number(count ?? 0); latencies.length < found; )
      latencies.push(now - (written[latencies.length] as number));
  }
}

let rss = 0;
let disk = 0;
const meter = setInterval(() => {
  const status = readFileSync(`/proc/${shipper.pid}/status`, 'utf8');
  rss = Math.max(rss, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  disk = Math.max(disk, Number(/^\d+/.exec(execFileSync('du', ['-sk', state], { encoding: 'utf8' }))?.[0]));
}, 1000);
function tell(when: string): void {
  console.log(`${when}: ${Math.round(rss)} MiB RSS at most, ${disk} KiB of state at most`);
  rss = 0;
}

function spread(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.floor(share * (sorted.length - 1))];
  return `p50 ${part(0.5)} ms, p99 ${part(0.99)} ms, at most ${part(1)} ms, of ${sorted.length} events`;
}

let isWritten = false;
const searching = watch(() => isWritten);
// The first document makes the data stream, and both processes compile their code.
await writeFor(Number(values['warm-up']));
tell(`the first ${values['warm-up']} s`);
const warm = written.length;
for (let part = 1; part <= 4; part++) {
  await writeFor(Number(values.seconds) / 4);
  tell(`${part} of 4`);
}
isWritten = true;
await searching;
console.log(`from line to search, ${values.rate} lines/s, Elasticsearch ${version}:`);
console.log(`  the first ${values['warm-up']} s: ${spread(latencies.slice(0, warm))}`);
console.log(`  from then on: ${spread(latencies.slice(warm))}`);

if (Number(values.down) > 0) {
  await node.kill();
  await writeFor(Number(values.down));
  tell(`Elasticsearch down for ${values.down} s`);
  node = await TestNode.start({ version, folder: join(folder, 'elasticsearch'), port: node.port });
  const begin = Date.now();
  await watch(() => true);
  tell(`caught up with ${written.length} events in ${Math.round((Date.now() - begin) / 1000)} s`);
}
clearInterval(meter);
const gone = new Promise((resolve) => shipper.once('exit', resolve));
shipper.kill('SIGTERM');
await gone;
await upstream.stop(); // the proxy
await node.stop();
rmSync(folder, { recursive: true, force: true });
process.exit();
