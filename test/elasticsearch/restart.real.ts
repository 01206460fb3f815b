import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { Ear } from '../ship/ear.ts';
import { events, incident } from '../ship/make-document.ts';
import { versions } from './install.ts';
import { type RealUpstream, startWithTemplates } from './real-upstream.ts';
import { canRun } from './requirements.ts';
import { TestNode } from './test-node.ts';

const LONG = 240_000;
const STREAM = 'logs-sshwhy.event-default';

describe.skipIf(!canRun()).each(versions)('Elasticsearch %s that lacks a shard', (version) => {
  let upstream: RealUpstream;
  beforeAll(async () => {
    upstream = await startWithTemplates(version);
  });
  afterAll(async () => await upstream?.stop());

  it('takes everything else meanwhile, and that in the end', { timeout: LONG }, async () => {
    const index = '/sshwhy-incidents-2026.11';
    const nowhere = { 'index.routing.allocation.require._name': 'nobody' };
    await upstream.request('PUT', `${index}?wait_for_active_shards=0`, { settings: nowhere });
    const settings = elasticsearchSettings.parse({
      url: upstream.url,
      request_timeout: 4000,
      retry: { first: 50, longest: 1000 },
    });
    const ear = new Ear();
    const delivery = await openElasticsearch(settings, { path: 'never', bytes: 1 }, {})<number>(ear);
    await delivery.send([...events(0, 20), incident('i1', 1), ...events(20, 40)], 1);
    await expect.poll(() => delivery.stats().delivered, { timeout: 20_000 }).toBe(40);
    expect(delivery.stats()).toMatchObject({ queued: 1, deadLetters: 0 });
    await upstream.request('PUT', `${index}/_settings`, { 'index.routing.allocation.require._name': null });
    expect(await delivery.close(60_000)).toBe(true);
    expect(ear.tokens).toEqual([1]);
    await upstream.request('POST', `${index}/_refresh`);
    expect(await upstream.request('GET', `${index}/_count`)).toMatchObject({ count: 1 });
  });
});

describe.skipIf(!canRun()).each(versions)('Elasticsearch %s that goes away', (version) => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-restart-'));
  let upstream: RealUpstream;
  let node: TestNode;
  beforeAll(async () => {
    upstream = await startWithTemplates(version, { folder });
    node = upstream.node;
  });
  afterAll(async () => {
    await upstream?.stop();
    await node?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('by SIGKILL and by freezing gets every document once', { timeout: LONG * 2 }, async () => {
    const settings = elasticsearchSettings.parse({
      url: upstream.url,
      request_timeout: 3000,
      batch: { documents: 50, age: 50 },
      retry: { first: 50, longest: 1000 },
    });
    const ear = new Ear();
    const open = openElasticsearch(settings, { path: join(folder, 'dead'), bytes: 10_000 }, {});
    const delivery = await open<number>(ear);
    let sent = 0;
    let feeding = true;
    const feed = (async () => {
      for (; feeding; sent++) {
        await delivery.send(events(sent * 20, sent * 20 + 20), sent);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    await expect.poll(() => delivery.stats().delivered, { timeout: LONG }).toBeGreaterThan(500);
    await node.kill();
    await expect.poll(() => delivery.stats().reachable, { timeout: LONG }).toBe(false);
    node = await TestNode.start({ version, folder, port: node.port });
    const afterKill = delivery.stats().delivered;
    await expect.poll(() => delivery.stats().delivered, { timeout: LONG }).toBeGreaterThan(afterKill + 500);
    node.freeze();
    await expect.poll(() => delivery.stats().reachable, { timeout: LONG }).toBe(false);
    node.resume();
    const afterFreeze = delivery.stats().delivered;
    await expect.poll(() => delivery.stats().delivered, { timeout: LONG }).toBeGreaterThan(afterFreeze + 500);
    feeding = false;
    await feed;
    expect(await delivery.close(LONG)).toBe(true);
    expect(ear.tokens.at(-1)).toBe(sent - 1);
    expect(ear.fatal).toBeUndefined();
    expect(delivery.stats()).toMatchObject({ deadLetters: 0, queued: 0 });
    expect(sent * 20).toBeGreaterThan(1500);
    await upstream.request('POST', `/${STREAM}/_refresh`);
    const { count } = await upstream.request('GET', `/${STREAM}/_count`);
    expect(count).toBe(sent * 20);
    // An id is there once in an index, and this is one.
    expect(Object.keys(await upstream.request('GET', `/${STREAM}/_settings`))).toHaveLength(1);
  });
});
