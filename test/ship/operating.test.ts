import { appendFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Upstream } from '../elasticsearch/upstream.ts';
import { type FakeOptions, startFake } from './fake-elasticsearch.ts';
import { freePort } from './free-port.ts';
import { ShipProcess, until } from './run-ship.ts';
import { shipFolder } from './ship-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const stream = 'logs-sshwhy.event-default';

let folder: string;
let config: string;
let flags: string[];
let port: number;
let upstream: Upstream | undefined;
let shipper: ShipProcess | undefined;

beforeEach(async () => {
  ({ folder, config, flags } = shipFolder());
  port = await freePort();
});
afterEach(async () => {
  await shipper?.kill();
  await upstream?.stop();
  shipper = undefined;
  upstream = undefined;
});

function write(number: number, words = 'refused connect from 192.0.2.7 (192.0.2.7)', name = 'auth.log') {
  const line = `2026-11-21T01:00:${number}.000000+00:00 web1 sshd[${number}]: ${words}`;
  appendFileSync(join(folder, 'logs', name), `${line}\n`);
}

function configure(url: string, listen = `127.0.0.1:${port}`) {
  const inputs = `inputs: {logs: ['${folder}/logs/*.log']}\n`;
  writeFileSync(config, `${inputs}output: {elasticsearch: {url: '${url}'}}\nmetrics: {listen: '${listen}'}\n`);
}

async function serve(options: FakeOptions = {}): Promise<Upstream> {
  upstream = await startFake(options);
  return upstream;
}

async function follow(): Promise<ShipProcess> {
  shipper = new ShipProcess([...flags, '--setup']);
  await shipper.says(' → Elasticsearch at http');
  return shipper;
}

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);

/** By name, with its labels as they are written. */
async function metrics(): Promise<Map<string, number>> {
  const lines = (await (await ask('/metrics')).text()).split('\n').filter((line) => line !== '' && line[0] !== '#');
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

const stored = 'sshwhy_documents_total{outcome="stored"}';

it('tells Prometheus what it does', async () => {
  const { url } = await serve();
  configure(url);
  write(10);
  write(11, 'no parser has ever heard of this');
  write(12, 'refused connect from 192.0.2.7 (192.0.2.7)', 'odd"name\\.log');
  await follow();
  await until(async () => ((await metrics()).get(stored) ?? 0) >= 3);
  await until(async () => (await metrics()).get('sshwhy_queue_documents') === 0);
  const found = await metrics();
  const values = Object.fromEntries([...found].filter(([name]) => name.startsWith('sshwhy_')));
  expect(values).toMatchObject({
    sshwhy_lines_total: 3,
    sshwhy_events_total: 2,
    sshwhy_unread_lines_total: 1,
    'sshwhy_documents_total{outcome="dead_letter"}': 0,
    [`sshwhy_lag_bytes{file="${folder}/logs/auth.log"}`]: 0,
    [`sshwhy_lag_bytes{file="${folder}/logs/odd\\"name\\\\.log"}`]: 0,
    sshwhy_oldest_undelivered_seconds: 0,
    sshwhy_queue_bytes: 0,
    sshwhy_requests_in_flight: 0,
    sshwhy_output_reachable: 1,
    sshwhy_state_writable: 1,
  });
  expect(values.sshwhy_read_bytes_total).toBeGreaterThan(200);
  expect(values.sshwhy_requests_total).toBeGreaterThan(0);
  expect([...found.keys()].find((name) => name.startsWith('sshwhy_build_info'))).toMatch(/version="\d+\.\d+\.\d+"/);
  expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  const { headers } = await ask('/metrics', { method: 'HEAD' });
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
});

it('answers GET and HEAD of what it knows, and nothing else', async () => {
  const { url } = await serve();
  configure(url);
  await follow();
  const statuses = async (path: string, ...methods: string[]) =>
    await Promise.all(methods.map(async (method) => (await ask(path, { method })).status));
  expect(await statuses('/metrics', 'GET', 'HEAD', 'POST', 'DELETE')).toEqual([200, 200, 405, 405]);
  expect(await statuses('/toString', 'GET', 'POST')).toEqual([404, 404]);
  expect((await ask('/metrics', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
});

it('is alive, and not ready, while Elasticsearch is away', async () => {
  const away = await freePort();
  configure(`http://127.0.0.1:${away}`);
  write(10);
  const running = await follow();
  await running.says('does not answer');
  await until(async () => (await (await ask('/readyz')).text()).includes('the output does not answer'));
  expect((await ask('/readyz')).status).toBe(503);
  expect([(await ask('/healthz')).status, (await metrics()).get('sshwhy_output_reachable')]).toEqual([200, 0]);
  await until(async () => Number((await metrics()).get('sshwhy_oldest_undelivered_seconds')) > 0);
  await serve({ port: away });
  await until(async () => (await ask('/readyz')).status === 200);
  await until(async () => (await metrics()).get('sshwhy_oldest_undelivered_seconds') === 0);
});

it('goes on counting when the configuration is read again, and moves to another port', async () => {
  const { url, stored: documents } = await serve();
  configure(url);
  write(10);
  const running = await follow();
  await until(async () => ((await metrics()).get(stored) ?? 0) >= 2);
  const before = await metrics();
  const old = port;
  port = await freePort();
  configure(url);
  running.signal('SIGHUP');
  await running.says(`:${port}/metrics`);
  write(11);
  await until(async () => (await documents(stream)).size === 2);
  await until(async () => ((await metrics()).get(stored) ?? 0) > (before.get(stored) as number));
  const after = await metrics();
  const counters = [...before.keys()].filter((name) => /^sshwhy_\w+_total/.test(name));
  expect(counters.length).toBeGreaterThan(8);
  expect(counters.filter((name) => (after.get(name) ?? -1) < (before.get(name) as number))).toEqual([]);
  expect(after.get('sshwhy_lines_total')).toBe(2);
  await expect(fetch(`http://127.0.0.1:${old}/healthz`)).rejects.toThrow('fetch failed');
});

it('ships where the port is taken, and says so once', async () => {
  const other = createServer().listen(port, '127.0.0.1');
  const { url, stored: documents } = await serve();
  configure(url);
  write(10);
  const running = await follow();
  await until(async () => (await documents(stream)).size === 1);
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  const told = running.err.split('\n').filter((line) => line.includes('metrics cannot be served'));
  expect(told).toEqual([
    expect.stringContaining(
      ` error: metrics cannot be served at 127.0.0.1:${port}: another program listens there. Set`,
    ),
  ]);
  await new Promise((resolve) => other.close(resolve));
});
