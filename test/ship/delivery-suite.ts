import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Delivery, OpenDelivery } from '../../src/ship/delivery.ts';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { replayDeadLetters } from '../../src/ship/replay-dead-letters.ts';
import { type Fault, FaultProxy } from '../elasticsearch/fault-proxy.ts';
import type { Upstream } from '../elasticsearch/upstream.ts';
import { Ear } from './ear.ts';
import { event, events, incident } from './make-document.ts';

const INCIDENTS = 'sshwhy-incidents-2026.11';
const LONG = 30_000;

/** How a delivery to Elasticsearch must behave, whatever stands behind `start`; faults come from a proxy in between. */
export function deliverySuite(start: () => Promise<Upstream>): void {
  let upstream: Upstream;
  let proxy: FaultProxy;
  let folder: string;
  let stream: string;
  let deadLetters: string;
  let count = 0;
  let ear: Ear;

  beforeAll(async () => {
    upstream = await start();
    proxy = await FaultProxy.start(upstream.url);
    folder = mkdtempSync(join(tmpdir(), 'sshwhy-delivery-'));
  }, 180_000);
  afterAll(async () => {
    await proxy?.stop();
    await upstream?.stop();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    ear = new Ear();
    stream = `logs-sshwhy.event-t${++count}`;
    deadLetters = join(folder, `dead-${count}.ndjson`);
  });
  afterEach(async () => {
    Object.assign(proxy, { faults: [], longest: Number.POSITIVE_INFINITY, down: false });
    proxy.seen.length = 0;
    await upstream.remove(INCIDENTS);
  });

  const opener = (more: object = {}): OpenDelivery => {
    const settings = elasticsearchSettings.parse({
      url: proxy.url,
      namespace: `t${count}`,
      request_timeout: 5000,
      batch: { documents: 20, age: 30 },
      retry: { first: 5, longest: 40 },
      ...more,
    });
    return openElasticsearch(settings, { path: deadLetters, bytes: 100_000 }, {});
  };
  const open = (more: object = {}): Promise<Delivery<number>> => opener(more)<number>(ear);
  const ids = async () => [...(await upstream.stored(stream)).keys()].sort();
  const expected = (from: number, to: number) =>
    events(from, to)
      .map(({ id }) => id)
      .sort();

  it('stores everything once and acknowledges it in order', async () => {
    const delivery = await open();
    for (let i = 0; i < 10; i++) await delivery.send(events(i * 13, i * 13 + 13), i);
    await delivery.send([], 10);
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual(expected(0, 130));
    expect(ear.tokens.at(-1)).toBe(10);
    expect(ear.tokens).toEqual([...ear.tokens].sort((a, b) => a - b));
    expect(delivery.stats()).toMatchObject({ delivered: 130, duplicates: 0, queued: 0, queuedBytes: 0, inFlight: 0 });
    const [first] = (await upstream.stored(stream)).values();
    expect(first?.source).toMatchObject({ '@timestamp': '2026-11-21T01:13:38.940123Z' });
  });

  it('sends what is left of a batch once it is old enough', async () => {
    const delivery = await open();
    await delivery.send(events(0, 3), 1);
    await expect.poll(() => ear.tokens, { timeout: LONG }).toEqual([1]);
    await delivery.close(LONG);
  });

  it('takes what is there already as delivered', async () => {
    for (const token of [1, 2]) {
      const delivery = await open();
      await delivery.send(events(0, 50), token);
      expect(await delivery.close(LONG)).toBe(true);
      expect(delivery.stats()).toMatchObject(token === 1 ? { delivered: 50 } : { delivered: 0, duplicates: 50 });
    }
    expect(await ids()).toEqual(expected(0, 50));
    expect(ear.tokens.at(-1)).toBe(2);
  });

  const faults: readonly [string, Fault][] = [
    ['429', { status: 429, body: '{"error":{"type":"es_rejected_execution_exception","reason":"full"},"status":429}' }],
    ['429 with Retry-After', { status: 429, headers: { 'retry-after': '0' } }],
    ['502', { status: 502 }],
    ['503', { status: 503 }],
    ['504 of a proxy', { status: 504, body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['a reset', 'reset'],
    ['a reset after it was stored', 'reset-after'],
    ['an answer cut in its middle', 'cut'],
    ['a page of somebody else', 'page'],
    ['an answer that does not tell of all', 'short'],
    ['503 for some documents', { items: 503, every: 3 }],
    ['429 for some documents', { items: 429, every: 2 }],
    ['429 for all documents', { items: 429, every: 1 }],
  ];
  it.each(faults)('comes through %s', async (_, fault) => {
    const delivery = await open();
    proxy.faults = [fault, fault, fault];
    await delivery.send(events(0, 70), 7);
    expect(await delivery.close(LONG)).toBe(true);
    expect(proxy.faults).toEqual([]);
    expect(await ids()).toEqual(expected(0, 70));
    expect(ear.tokens).toEqual([7]);
    const { delivered, duplicates, retries, deadLetters: dead } = delivery.stats();
    expect([delivered + duplicates, dead]).toEqual([70, 0]);
    expect(retries).toBeGreaterThan(0);
  });

  it('comes through a connection that is dead without saying so', async () => {
    const delivery = await open({ request_timeout: 200 });
    proxy.faults = ['hang', 'hang'];
    await delivery.send(events(0, 30), 1);
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual(expected(0, 30));
    expect(ear.codes).toContain('unreachable');
    expect(ear.codes).toContain('reachable-again');
  });

  it('splits what is too large, and keeps aside what is too large alone', async () => {
    const delivery = await open();
    proxy.longest = 1200;
    const large = event(99, { message: 'x'.repeat(2000) });
    await delivery.send([...events(0, 30), large, ...events(30, 40)], 1);
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual(expected(0, 40));
    expect(readFileSync(deadLetters, 'utf8').split('\n')).toHaveLength(2);
    expect(JSON.parse(readFileSync(deadLetters, 'utf8'))).toMatchObject({ id: large.id, error: { status: 413 } });
    expect(ear.tokens).toEqual([1]);
  });

  it('keeps a document aside that Elasticsearch refuses, and can send it again', async () => {
    const delivery = await open();
    const poison = event(5, { '@timestamp': 'yesterday' });
    await delivery.send([...events(0, 5), poison, ...events(6, 10)], 1);
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual([...expected(0, 5), ...expected(6, 10)].sort());
    expect(delivery.stats()).toMatchObject({ delivered: 9, deadLetters: 1 });
    expect(ear.codes).toEqual(['dead-letter']);
    expect(ear.tokens).toEqual([1]);
    const letter = JSON.parse(readFileSync(deadLetters, 'utf8'));
    expect(letter).toMatchObject({
      kind: 'event',
      id: 'event-5',
      source: String(poison.source),
      error: { status: 400 },
    });
    expect(await replayDeadLetters(deadLetters, opener(), LONG)).toEqual({ sent: 1, refused: 1, unreadable: 0 });
    expect(JSON.parse(readFileSync(deadLetters, 'utf8')).source).toBe(String(poison.source));
  });

  it('replaces an incident by a later revision, never by an earlier one', async () => {
    const delivery = await open();
    await delivery.send([incident('a', 2), incident('a', 4), incident('b', 9)], 1);
    await delivery.send([incident('a', 3), incident('b', 9), incident('b', 11)], 2);
    expect(await delivery.close(LONG)).toBe(true);
    const stored = await upstream.stored(INCIDENTS);
    expect([...stored].map(([id, { version }]) => [id, version]).sort()).toEqual([
      ['a', 4],
      ['b', 11],
    ]);
    expect(stored.get('a')?.source).toMatchObject({ sshwhy: { incident: { revision: 4 } } });
    expect(delivery.stats()).toMatchObject({ delivered: 4, duplicates: 2 });
  });

  it('holds the reading back while nobody answers, and loses nothing', async () => {
    const delivery = await open({ queue_bytes: 1_000_000 });
    proxy.down = true;
    let taken = 0;
    const feeding = (async () => {
      for (; taken < 60; taken++) {
        const padding = { message: 'x'.repeat(5000) };
        await delivery.send(
          Array.from({ length: 10 }, (_, i) => event(taken * 10 + i, padding)),
          taken,
        );
      }
    })();
    await expect.poll(() => delivery.stats().queuedBytes, { timeout: LONG }).toBeGreaterThan(1_000_000);
    const before = taken;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(taken).toBe(before);
    expect(delivery.stats().queuedBytes).toBeLessThan(1_100_000);
    expect(delivery.stats().reachable).toBe(false);
    expect(ear.tokens).toEqual([]);
    proxy.down = false;
    await feeding;
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual(expected(0, 600));
    expect(ear.tokens.at(-1)).toBe(59);
  });

  it.each([401, 403])('stops with one message at status %d', async (status) => {
    const delivery = await open();
    proxy.faults = [{ status }, { status }, { status }];
    await delivery.send(events(0, 60), 1);
    expect(await delivery.close(LONG)).toBe(false);
    expect(ear.fatal?.message).toContain(String(status));
    expect(ear.fatal?.help).toBeTruthy();
    expect(ear.tokens).toEqual([]);
    await expect(delivery.send(events(0, 1), 2)).rejects.toBe(ear.fatal);
  });

  it('gives up at the deadline, and acknowledges nothing that is not safe', async () => {
    const delivery = await open();
    await delivery.send(events(0, 5), 1);
    await expect.poll(() => ear.tokens, { timeout: LONG }).toEqual([1]);
    proxy.down = true;
    await delivery.send(events(5, 10), 2);
    expect(await delivery.close(100)).toBe(false);
    expect(ear.tokens).toEqual([1]);
    await expect(delivery.send([], 3)).rejects.toThrow('closed');
  });

  it('does not acknowledge a part', async () => {
    const delivery = await open({ batch: { documents: 20, age: 30, in_flight: 1 } });
    proxy.faults = ['none', 'hang'];
    await delivery.send(events(0, 40), 1);
    await expect.poll(() => delivery.stats().delivered, { timeout: LONG }).toBe(20);
    expect(await delivery.close(50)).toBe(false);
    expect(ear.tokens).toEqual([]);
  });

  it('comes through a long row of faults of all kinds', async () => {
    const delivery = await open({ request_timeout: 200, batch: { documents: 7, age: 5, in_flight: 3 } });
    const all: Fault[] = [...faults.map(([, fault]) => fault), 'hang'];
    proxy.faults = Array.from({ length: 60 }, (_, i) => all[(i * 7) % all.length] as Fault);
    for (let i = 0; i < 40; i++) await delivery.send(events(i * 10, i * 10 + 10), i);
    expect(await delivery.close(LONG)).toBe(true);
    expect(await ids()).toEqual(expected(0, 400));
    expect(ear.tokens.at(-1)).toBe(39);
    expect(ear.tokens).toEqual([...ear.tokens].sort((a, b) => a - b));
  });
}
