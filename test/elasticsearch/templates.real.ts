import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import type { Delivery } from '../../src/ship/delivery.ts';
import { eventFields, incidentFields } from '../../src/ship/elasticsearch/fields.ts';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { Ear } from '../ship/ear.ts';
import { type KnownDocument, knownDocuments } from '../ship/known-documents.ts';
import { versions } from './install.ts';
import { type RealUpstream, startReal } from './real-upstream.ts';
import { canRun } from './requirements.ts';
import { runSetup } from './run-setup.ts';
import { withStandIns } from './stand-ins.ts';

type Capabilities = Record<string, Record<string, { searchable: boolean; aggregatable: boolean }>>;

const installed = ['--no-logsdb'];

describe.skipIf(!canRun()).each(versions)('templates on Elasticsearch %s', (version) => {
  let upstream: RealUpstream;
  let all: readonly KnownDocument[];
  beforeAll(async () => {
    all = await knownDocuments();
    upstream = await startReal(version);
  });
  afterAll(() => upstream?.stop());

  const setup = (...flags: string[]) => runSetup(flags, upstream.setupUrl);
  const send = async (deliver: (delivery: Delivery<number>, ear: Ear) => Promise<void>) => {
    const ear = new Ear();
    const settings = elasticsearchSettings.parse({ url: upstream.url });
    const open = openElasticsearch(settings, { path: `/tmp/sshwhy-none-${process.pid}`, bytes: 1000 }, {});
    const delivery = await open<number>(ear);
    await deliver(delivery, ear);
    expect(await delivery.close(60_000)).toBe(true);
    expect(ear.fatal).toBeUndefined();
    return delivery.stats();
  };

  it('says what is missing, and changes nothing', async () => {
    for (const flag of ['--check', '--dry-run']) {
      const { code, text } = await setup(...installed, flag);
      expect(code).toBe(flag === '--check' ? 1 : 0);
      expect(text).toContain(flag === '--check' ? 'sshwhy-events: missing' : 'sshwhy-events: would be installed');
    }
    expect(await upstream.request('GET', '/_index_template/sshwhy-*')).toEqual({ index_templates: [] });
  });

  it('is installed once, and the second time leaves all as it is', async () => {
    const first = await setup(...installed);
    expect(first.code).toBe(0);
    expect(first.text.match(/: installed$/gm)).toHaveLength(6);
    const second = await setup(...installed);
    expect(second.text.match(/: as it should be$/gm)).toHaveLength(6);
    expect((await setup(...installed, '--check')).code).toBe(0);
  });

  it('takes every document of ours, each once', async () => {
    const { delivered, duplicates, deadLetters } = await send((delivery) =>
      delivery.send(
        all.map(({ ship }) => ship),
        1,
      ),
    );
    expect(deadLetters).toBe(0);
    expect(delivered + duplicates).toBe(all.length);
    const ids = (kind: string) => new Set(all.flatMap(({ ship }) => (ship.kind === kind ? [ship.id] : [])));
    expect(new Set((await upstream.stored('logs-sshwhy.event-default')).keys())).toEqual(ids('event'));
    const incidents = await upstream.stored('sshwhy-incidents');
    expect(new Set(incidents.keys())).toEqual(ids('incident'));
    const highest = new Map<string, number>();
    for (const { ship } of all) {
      if (ship.kind === 'incident') highest.set(ship.id, Math.max(ship.revision, highest.get(ship.id) ?? 0));
    }
    for (const [id, stored] of incidents) expect(stored.version).toBe(highest.get(id));
  });

  it('makes a data stream for events and a month for incidents', async () => {
    const events = await upstream.request('GET', '/logs-sshwhy.event-default/_settings');
    expect(Object.keys(events)).toEqual([expect.stringMatching(/^\.ds-logs-sshwhy\.event-default-/)]);
    const incidents = Object.keys(await upstream.request('GET', '/sshwhy-incidents/_alias'));
    expect(incidents.length).toBeGreaterThan(0);
    expect(incidents.filter((name) => !/^sshwhy-incidents-(?:\d{4}\.\d{2}|undated)$/.test(name))).toEqual([]);
  });

  it.each([
    ['logs-sshwhy.event-default', eventFields(builtInParsers)],
    ['sshwhy-incidents', incidentFields()],
  ] as const)('has the types in %s', async (index, expected) => {
    const { fields } = (await upstream.request('GET', `/${index}/_field_caps?fields=*`)) as { fields: Capabilities };
    for (const [name, type] of expected) {
      const { type: stored } = withStandIns(type) as { type: string };
      expect([name, Object.keys(fields[name] ?? {})]).toEqual([name, [stored]]);
      const hidden = name === 'event.original';
      const isText = stored === 'text';
      const { searchable, aggregatable } = Object.values(fields[name] ?? {})[0] ?? {};
      expect([name, searchable, aggregatable]).toEqual([name, !hidden, !hidden && !isText]);
    }
  });

  it('finds documents by what they say', async () => {
    const query = { query: { range: { 'source.ip': { gte: '203.0.113.0', lte: '203.0.113.255' } } } };
    const { count } = await upstream.request('POST', '/logs-sshwhy.event-default/_count', query);
    expect(count).toBeGreaterThan(100);
    const terms = { size: 0, aggs: { causes: { terms: { field: 'event.reason' } } } };
    const { aggregations } = await upstream.request('POST', '/sshwhy-incidents/_search', terms);
    const { buckets } = (aggregations as { causes: { buckets: { key: string }[] } }).causes;
    expect(buckets.map(({ key }) => key)).toEqual(expect.arrayContaining(['max-startups', 'tcp-wrappers', 'fail2ban']));
  });

  it('notices what was changed, and mends it; also in indices that exist', async () => {
    const path = '/_component_template/sshwhy-incidents-mappings';
    await upstream.request('PUT', path, { template: { mappings: { properties: { host: { type: 'object' } } } } });
    const { code, text } = await setup(...installed, '--check');
    expect([code, text.match(/^.*differs$/gm)]).toEqual([1, ['component template sshwhy-incidents-mappings: differs']]);
    const month = '/sshwhy-incidents-2001.01';
    await upstream.request('PUT', month);
    const cause = async () => {
      const { fields } = await upstream.request('GET', `${month}/_field_caps?fields=sshwhy.incident.cause`);
      return Object.keys(fields as object).filter((name) => name.endsWith('.cause')); // and the objects it stands in
    };
    expect(await cause()).toEqual([]);
    expect((await setup(...installed)).text).toContain('sshwhy-incidents-mappings: replaced');
    expect(await cause()).toEqual(['sshwhy.incident.cause']);
    expect((await setup(...installed, '--check')).code).toBe(0);
  });

  it('takes logsdb, a retention and a priority', async () => {
    expect((await setup('--retention', '30d', '--priority', '600')).code).toBe(0);
    const { template } = await upstream.request('POST', '/_index_template/_simulate_index/logs-sshwhy.event-x');
    expect(template).toMatchObject({
      settings: { index: { mode: 'logsdb' } },
      lifecycle: { enabled: true, data_retention: '30d' },
    });
  });

  it('is taken away again, but for what data uses', async () => {
    expect((await setup('--remove', '--dry-run')).text).toContain('sshwhy-events: would be removed');
    const { code, text } = await setup('--remove');
    expect([code, text.match(/^.*: in use$/gm)]).toEqual([
      1,
      [
        'index template sshwhy-events: in use',
        'component template sshwhy-events-settings: in use',
        'component template sshwhy-events-mappings: in use',
      ],
    ]);
    expect(text).toContain('DELETE /_data_stream/logs-sshwhy.event-*');
    expect((await setup('--remove')).text.match(/: not there$/gm)).toHaveLength(3);
    expect((await upstream.stored('sshwhy-incidents')).size).toBeGreaterThan(0);
  });
});
