import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSetup } from '../elasticsearch/run-setup.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sshwhy-setup-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (kind: string, name: string) =>
  JSON.parse(readFileSync(join(folder, 'elasticsearch', kind, `${name}.json`), 'utf8'));

describe('sshwhy setup --export', () => {
  it('writes each object as the body of a request', async () => {
    const { code, text } = await runSetup(['--export', folder]);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'elasticsearch')).sort()).toEqual(['component-template', 'index-template']);
    expect(text).toContain('PUT /_index_template/sshwhy-events');
    expect(read('index-template', 'sshwhy-events')).toMatchObject({
      index_patterns: ['logs-sshwhy.event-*'],
      data_stream: {},
      priority: 520,
      composed_of: ['sshwhy-events-mappings', 'sshwhy-events-settings', 'sshwhy-events-custom'],
      template: { lifecycle: { data_retention: '90d' } },
    });
    expect(read('component-template', 'sshwhy-events-settings').template.settings.index.mode).toBe('logsdb');
    const { mappings } = read('component-template', 'sshwhy-events-mappings').template;
    expect(mappings.dynamic).toBe(false);
    expect(mappings.properties.event.properties.original).toEqual({ type: 'keyword', index: false, doc_values: false });
    expect(mappings.properties.sshwhy.properties.startups).toEqual({ type: 'long' });
    expect(read('index-template', 'sshwhy-incidents').template.aliases).toEqual({ 'sshwhy-incidents': {} });
  });

  it('heeds what is chosen', async () => {
    await runSetup(['--export', folder, '--no-logsdb', '--geoip', '--retention', 'forever', '--priority', '700']);
    const { index } = read('component-template', 'sshwhy-events-settings').template.settings;
    expect(index).toEqual({ number_of_shards: '1', auto_expand_replicas: '0-1', default_pipeline: 'sshwhy-enrich' });
    expect(read('index-template', 'sshwhy-events')).toMatchObject({ priority: 700 });
    expect(read('index-template', 'sshwhy-events').template.lifecycle).toEqual({ enabled: true });
    const { processors } = read('ingest-pipeline', 'sshwhy-enrich');
    expect(processors.flatMap((one: object) => Object.keys(one))).toEqual([
      'set',
      'geoip',
      'geoip',
      'rename',
      'rename',
    ]);
  });
});

describe('sshwhy setup refuses', () => {
  it.each([
    [[], 'it is not said where Elasticsearch is'],
    [['--elasticsearch', 'es:9200'], '--elasticsearch is not a URL such as https://es.example.com:9200'],
    [['--elasticsearch', 'http://u:S3CRET@es:9200'], '--elasticsearch must not hold a user name or password'],
    [['--elasticsearch', 'https://es', '--ca-fingerprint', 'xyz'], '--ca-fingerprint is not a SHA-256 fingerprint'],
    [['--elasticsearch', 'https://es', '--retention', 'long'], '--retention "long" is no length of time'],
    [['--elasticsearch', 'https://es', '--priority', '-1'], '--priority "-1" is not a whole number'],
    [['--check', '--remove'], '--check, --remove and --export do not go together'],
    [['--cloud-id', 'nonsense'], 'Cloud ID must be in the format'],
    [['--elasticsearch', 'http://127.0.0.1:9'], 'Elasticsearch at http://127.0.0.1:9 does not answer'],
  ])('%j', async (flags, message) => {
    const { code, text } = await runSetup(flags);
    expect([code, text.includes(message), text.includes('S3CRET')], text).toEqual([2, true, false]);
  });

  it('a secret as an option', async () => {
    expect((await runSetup(['--api-key', 'x'])).text).toContain("unknown option '--api-key'");
  });

  it('takes the address from the environment', async () => {
    const { text } = await runSetup([], undefined, { SSHWHY_ELASTICSEARCH_URL: 'http://127.0.0.1:9' });
    expect(text).toContain('127.0.0.1:9 does not answer');
  });
});
