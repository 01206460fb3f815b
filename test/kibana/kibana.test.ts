import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserError } from '../../src/error.ts';
import { alertRules, installRules, removeRules } from '../../src/kibana/alert-rules.ts';
import { kibanaClient } from '../../src/kibana/client.ts';
import { importObjects } from '../../src/kibana/import-objects.ts';
import { compareObjects, readNdjson, removeObjects } from '../../src/kibana/installed-objects.ts';
import type { KibanaSettings } from '../../src/kibana/settings.ts';
import { type ContractOptions, ContractServer } from './contract-server.ts';

const ndjson = readFileSync(new URL('../../dashboards/sshwhy.ndjson', import.meta.url), 'utf8');
const ours = readNdjson(ndjson);
const servers: ContractServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

async function start(options: ContractOptions = {}, settings: Partial<KibanaSettings> = {}) {
  const server = new ContractServer(options);
  servers.push(server);
  return { server, kibana: kibanaClient({ url: await server.start(), ...settings }) };
}

async function failureOf(options: ContractOptions, file = ndjson, settings: Partial<KibanaSettings> = {}) {
  const { server, kibana } = await start(options, settings);
  const error = await importObjects(kibana, file, 1).then(
    () => undefined,
    (reason: UserError) => reason,
  );
  return { code: error?.code, message: error?.message ?? '', help: error?.help ?? '', imports: server.imports };
}

describe('importing dashboards', () => {
  it.each(['8.19.0', '9.0.0', '9.2.0', '9.5.0'] as const)(
    'works with the contract of %s, also over itself',
    async (version) => {
      const { server, kibana } = await start({ version });
      expect(await importObjects(kibana, ndjson)).toBe(ours.length);
      expect(await importObjects(kibana, ndjson)).toBe(ours.length);
      expect(server.objects.size).toBe(ours.length);
    },
  );

  it('goes into a space, with a key', async () => {
    const { server, kibana } = await start(
      { space: 'ops', apiKey: 'abc=' },
      { space: 'ops', auth: { apiKey: 'abc=' } },
    );
    await importObjects(kibana, ndjson);
    expect(server.objects.has('dashboard sshwhy-overview')).toBe(true);
  });

  it('tries again while somebody else imports, but not for ever', async () => {
    const { server, kibana } = await start({ conflicts: 2 });
    expect(await importObjects(kibana, ndjson, 1)).toBe(ours.length);
    expect(server.imports).toBe(3);
    const failure = await failureOf({ conflicts: 99 });
    expect(failure).toMatchObject({ code: 'import-failed', imports: 5 });
    expect(failure.message).toContain('dashboard sshwhy-overview: somebody else is changing it');
  });

  it('tells every object that failed although the answer was 200', async () => {
    const error = { type: 'unknown', message: 'boom', statusCode: 400 };
    const { code, message } = await failureOf({ failing: { id: 'sshwhy-bans', error } });
    expect(code).toBe('import-failed');
    expect(message).toContain('dashboard sshwhy-bans: boom (400)');
  });

  it('names what is missing', async () => {
    const without = ndjson
      .split('\n')
      .filter((line) => !line.startsWith('{"type":"index-pattern","id":"sshwhy-incidents"'));
    const { code, message } = await failureOf({}, without.join('\n'));
    expect(code).toBe('import-failed');
    expect(message).toContain('it needs index-pattern sshwhy-incidents');
  });

  it('says in words what a status means', async () => {
    expect(await failureOf({ apiKey: 'x' })).toMatchObject({ code: 'kibana-unauthorized' });
    expect(await failureOf({ forbidden: true })).toMatchObject({ code: 'kibana-forbidden' });
    expect(await failureOf({ space: 'other' })).toMatchObject({ code: 'no-import' });
    expect(await failureOf({ maxPayload: 1000 })).toMatchObject({ code: 'import-too-large' });
    const newer = ndjson.replaceAll('"typeMigrationVersion":"8.9.0"', '"typeMigrationVersion":"10.9.0"');
    expect(await failureOf({ version: '8.19.0' }, newer)).toMatchObject({ code: 'kibana-too-old' });
    expect(await failureOf({}, ndjson + ndjson)).toMatchObject({ code: 'import-refused' });
  });

  it('tells a server that is not there, and a URL that is none', async () => {
    const { server, kibana } = await start();
    await server.stop();
    await expect(importObjects(kibana, ndjson)).rejects.toMatchObject({ code: 'kibana-unreachable' });
    for (const url of ['kibana:5601', 'nonsense', 'http://me:secret@localhost:5601']) {
      expect(() => kibanaClient({ url })).toThrow(expect.objectContaining({ code: 'bad-kibana-url' }));
    }
    expect(() => kibanaClient({ url: 'http://me:secret@localhost' })).not.toThrow(/secret/);
    expect(() => kibanaClient({ url: 'http://localhost', space: 'a/../b' })).toThrow(
      expect.objectContaining({ code: 'bad-space' }),
    );
  });
});

describe('what is installed', () => {
  it('is the same, differs, or is missing', async () => {
    const { server, kibana } = await start({ version: '9.5.0' });
    const states = async () => (await compareObjects(kibana, ours)).map(({ state }) => state);
    expect(new Set(await states())).toEqual(new Set(['missing']));
    await importObjects(kibana, ndjson);
    expect(new Set(await states())).toEqual(new Set(['same']));
    const key = 'dashboard sshwhy-bans';
    const stored = server.objects.get(key) as { type: string; id: string; attributes: Record<string, unknown> };
    server.objects.set(key, { ...stored, attributes: { ...stored.attributes, title: 'Mine' } });
    const differing = (await compareObjects(kibana, ours)).filter(({ state }) => state !== 'same');
    expect(differing.map(({ id, state }) => [id, state])).toEqual([['sshwhy-bans', 'differs']]);
  });

  it('is taken away without leaving anything, also twice', async () => {
    const { server, kibana } = await start();
    await importObjects(kibana, ndjson);
    expect(await removeObjects(kibana, ours)).toBe(ours.length);
    expect(server.objects.size).toBe(0);
    expect(await removeObjects(kibana, ours)).toBe(0);
  });
});

describe('alert rules', () => {
  it('are installed once, disabled and without actions, and stay as users change them', async () => {
    const { server, kibana } = await start();
    expect(await installRules(kibana)).toEqual(alertRules.map(({ id }) => id));
    for (const rule of server.rules.values()) expect(rule).toMatchObject({ enabled: false, actions: [] });
    server.rules.set('sshwhy-throttling', { mine: true });
    expect(await installRules(kibana)).toEqual([]);
    expect(server.rules.get('sshwhy-throttling')).toEqual({ mine: true });
    expect(await removeRules(kibana)).toBe(alertRules.length);
    expect(await removeRules(kibana)).toBe(0);
  });
});
