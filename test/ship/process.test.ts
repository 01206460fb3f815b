import { appendFileSync, closeSync, fstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Upstream } from '../elasticsearch/upstream.ts';
import { type FakeOptions, startFake } from './fake-elasticsearch.ts';
import { freePort } from './free-port.ts';
import { ShipProcess, ship, until } from './run-ship.ts';
import { shipFolder } from './ship-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const SECRET = 'c2VjcmV0OlMzQ1JFVA==';
const stream = 'logs-sshwhy.event-default';
const env = { SSHWHY_ELASTICSEARCH_API_KEY: SECRET };

let folder: string;
let config: string;
let flags: string[];
let upstream: Upstream | undefined;
let shipper: ShipProcess | undefined;

beforeEach(() => {
  ({ folder, config, flags } = shipFolder());
});
afterEach(async () => {
  await shipper?.kill();
  await upstream?.stop();
  shipper = undefined;
  upstream = undefined;
});

function write(number: number, name = 'auth.log') {
  const line = `2026-11-21T01:00:${number}.000000+00:00 web1 sshd[${number}]: refused connect from 192.0.2.7 (192.0.2.7)`;
  appendFileSync(join(folder, 'logs', name), `${line}\n`);
}

function configure(url: string, more = '', log = 'auth.log') {
  const inputs = `inputs:\n  logs: ['${join(folder, 'logs', log)}']\n`;
  writeFileSync(config, `${inputs}output:\n  elasticsearch:\n    url: ${url}\n${more}`);
}

async function serve(options: FakeOptions = {}): Promise<Upstream> {
  upstream = await startFake({ key: SECRET, ...options });
  return upstream;
}

async function follow(more: readonly string[] = ['--setup']): Promise<ShipProcess> {
  shipper = new ShipProcess([...flags, ...more], env);
  await shipper.says(' → Elasticsearch at http');
  return shipper;
}

const arrives = (count: number) => until(async () => (await upstream?.stored(stream))?.size === count);

it('follows until SIGTERM, and has delivered all then', async () => {
  const { url } = await serve();
  configure(url);
  write(10);
  const running = await follow();
  await arrives(1);
  write(11);
  await arrives(2);
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  expect(running.err).toContain('stopped: all that was read is delivered');
  expect(running.err).not.toContain(SECRET);
});

it('runs with less memory than node takes by itself, in the process that was started', async () => {
  const { url } = await serve();
  configure(url);
  const { pid } = await follow();
  expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')).toContain('--max-semi-space-size=2');
  expect(readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')).toContain('MALLOC_ARENA_MAX=1');
});

it('waits for a server that is down when it starts, and says so', async () => {
  const port = await freePort();
  configure(`http://127.0.0.1:${port}`);
  write(10);
  const running = await follow();
  await running.says('does not answer');
  expect(running.err).toContain('it waits, and tries again: nothing is lost');
  await serve({ port });
  await arrives(1);
  await running.says('Elasticsearch answers');
  running.signal('SIGINT');
  expect(await running.end()).toBe(0);
});

it('ends at once where there was never a server, and begins there again', async () => {
  const port = await freePort();
  configure(`http://127.0.0.1:${port}`);
  write(10);
  const running = await follow();
  await running.says('does not answer');
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  await serve({ port });
  await follow();
  await arrives(1);
});

it('gives up waiting for an answer in time, and delivers after the next start', async () => {
  const { url, stop } = await serve({ hangs: true });
  configure(url, 'drain: 300\n');
  write(10);
  const running = await follow();
  await until(async () => readFileSync(join(folder, 'state', 'lock'), 'utf8') !== '');
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  await stop();
  configure((await serve()).url);
  await follow();
  await arrives(1);
});

it('ends with 2 when the server does not know the key', async () => {
  const { url } = await serve({ key: 'b3RoZXI6a2V5' });
  configure(url);
  write(10);
  const running = await follow();
  expect(await running.end()).toBe(2);
  expect(running.err).toContain('Check the API key');
  expect(running.err).not.toContain(SECRET);
});

it('lets no second one use its state', async () => {
  const { url } = await serve();
  configure(url);
  await follow();
  const { code, err } = await ship([...flags, '--once'], env);
  expect([code, err.includes('is in use by another sshwhy ship')]).toEqual([2, true]);
});

it('reads its configuration again at SIGHUP, and keeps the old one where that is broken', async () => {
  const { url } = await serve();
  configure(url);
  write(10);
  const running = await follow();
  await arrives(1);
  writeFileSync(config, 'inputs:\n  lgs: []\n');
  running.signal('SIGHUP');
  await running.says('the configuration is not changed:');
  expect(running.err).toContain(`${config}:2: inputs.lgs: is not a setting, did you mean logs?`);
  write(11);
  await arrives(2);
  write(12, 'other.log');
  configure(url, '', '*.log');
  running.signal('SIGHUP');
  await running.says('the configuration is read again');
  await arrives(3);
  write(13);
  await arrives(4);
  // The incident goes on as if nothing had happened.
  const incidents = async () => [...((await upstream?.stored('sshwhy-incidents-2026.11')) ?? new Map()).values()];
  const lines = async () => (await incidents()).map(({ source }) => source.sshwhy.incident.lines);
  await until(async () => (await lines()).join() === '4');
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
});

it('sends signs of life', async () => {
  const { url, stored } = await serve();
  configure(url, 'status: 1000\n');
  write(10);
  await follow();
  const signs = async () => [...(await stored(stream)).values()].filter(({ source }) => isSign(source));
  const work = async () =>
    (await signs()).map(({ source }) => (source.sshwhy as { shipper: Record<string, number> }).shipper);
  const sum = async (name: string) => (await work()).reduce((total, one) => total + (one[name] ?? 0), 0);
  // The line, its incident, and the signs before.
  await until(async () => (await sum('delivered')) >= 4);
  expect([await sum('lines'), await sum('unread'), await sum('dead_letters')]).toEqual([1, 0, 0]);
  const waited = (await work()).filter(({ behind = 0 }) => behind > 0);
  expect(waited).toHaveLength(1);
});

function isSign(source: object): boolean {
  return (source as { event: { kind: string } }).event.kind === 'metric';
}

it('tells the journal how grave a notice is', async () => {
  const { url } = await serve();
  configure(url);
  const path = join(folder, 'journal');
  const file = openSync(path, 'w');
  const { dev, ino } = fstatSync(file);
  shipper = new ShipProcess([...flags, '--once'], { ...env, JOURNAL_STREAM: `${dev}:${ino}` }, file);
  write(10);
  expect(await shipper.end()).toBe(2);
  closeSync(file);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^<6>\/.*auth\.log → Elasticsearch at http/),
    expect.stringMatching(/^<3>Elasticsearch has no index template/),
  ]);
});
