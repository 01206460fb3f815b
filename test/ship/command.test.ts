import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockState } from '../../src/ship/state-lock.ts';
import type { Upstream } from '../elasticsearch/upstream.ts';
import { type FakeOptions, startFake } from './fake-elasticsearch.ts';
import { ship } from './run-ship.ts';
import { shipFolder } from './ship-folder.ts';

const SECRET = 'c2VjcmV0OlMzQ1JFVA==';
const stream = 'logs-sshwhy.event-default';

let folder: string;
let upstream: Upstream | undefined;
let config: string;
let flags: string[];

beforeEach(() => {
  ({ folder, config, flags } = shipFolder());
});
afterEach(async () => {
  await upstream?.stop();
  upstream = undefined;
});

const line = (number: number, words = 'refused connect from 192.0.2.7 (192.0.2.7)') =>
  `2026-11-21T01:00:${String(number).padStart(2, '0')}.000000+00:00 web1 sshd[${number}]: ${words}\n`;

function write(numbers: readonly number[], name = 'auth.log') {
  for (const number of numbers) appendFileSync(join(folder, 'logs', name), line(number));
}

/** A server, and the configuration for it; `more` stands below what is usual. */
async function serve(options: FakeOptions = {}, more = ''): Promise<Upstream> {
  upstream = await startFake(options);
  writeFileSync(join(folder, 'key'), `${SECRET}\n`);
  const output = `output:\n  elasticsearch:\n    url: ${upstream.url}\n    auth: {api_key_file: ${join(folder, 'key')}}\n`;
  writeFileSync(config, `inputs:\n  logs: ['${join(folder, 'logs')}/*.log']\n${output}${more}`);
  return upstream;
}

describe('ship --once', () => {
  it('delivers what is there, once, and goes on from there', async () => {
    const { stored } = await serve({ key: SECRET });
    write([1, 2, 3]);
    expect((await ship([...flags, '--once', '--setup'])).code).toBe(0);
    expect((await stored(stream)).size).toBe(3);
    expect((await ship([...flags, '--once'])).err).toContain('stopped: all that was read is delivered');
    write([4]);
    expect((await ship([...flags, '--once'])).code).toBe(0);
    const events = await stored(stream);
    expect(events.size).toBe(4);
    for (const { source } of events.values()) {
      const { created } = source.event as { created: string };
      expect(Math.abs(Date.parse(created) - Date.now())).toBeLessThan(3_600_000);
    }
    const [incident] = (await stored('sshwhy-incidents-2026.11')).values();
    const { sshwhy } = (incident?.source ?? {}) as { sshwhy: { incident: { lines: number; evidence_ids: string[] } } };
    const own = sshwhy.incident;
    expect(own.lines).toBe(4);
    expect(own.evidence_ids.filter((id) => !events.has(id))).toEqual([]);
  });

  it('delivers nothing without the templates', async () => {
    const { stored } = await serve();
    write([1]);
    const { code, err } = await ship([...flags, '--once']);
    expect([code, err.includes('no index template sshwhy-events. Run sshwhy setup')]).toEqual([2, true]);
    expect((await stored(stream)).size).toBe(0);
  });

  it.each([
    ['none', 0],
    ['causes', 1],
    ['all', 3],
  ])('with events: %s sends %i of three events', async (choice, count) => {
    const { stored } = await serve({}, `events: ${choice}\n`);
    const log = join(folder, 'logs', 'auth.log');
    writeFileSync(log, line(1) + line(2, 'pam_unix(sshd:session): session opened for user zoe(uid=1000) by (uid=0)'));
    appendFileSync(log, line(3, 'pam_unix(sshd:session): session closed for user zoe'));
    await ship([...flags, '--once', '--setup']);
    expect((await stored(stream)).size).toBe(count);
    expect((await stored('sshwhy-incidents-2026.11')).size).toBe(1);
  });

  it('is refused while another one uses the state', async () => {
    await serve();
    const lock = await lockState(join(folder, 'state'));
    const { code, err } = await ship([...flags, '--once']);
    expect([code, err.includes(`is in use by another sshwhy ship (process ${process.pid})`)]).toEqual([2, true]);
    await lock.release();
  });

  it('writes to a file', async () => {
    writeFileSync(config, `inputs: {logs: ['${folder}/logs/*.log']}\noutput: {file: {path: '${folder}/out'}}\n`);
    write([1, 2]);
    expect((await ship([...flags, '--once'])).code).toBe(0);
    expect(existsSync(join(folder, 'out'))).toBe(true);
  });

  it('says what is wrong with the configuration', async () => {
    writeFileSync(config, 'inputs:\n  fron: end\n');
    const { code, err } = await ship(flags);
    expect(code).toBe(2);
    expect(err).toContain(`${config}:2: inputs.fron: is not a setting, did you mean from?`);
    expect((await ship(['--config', join(folder, 'none.yml')])).err).toContain('none.yml cannot be read: no such file');
    expect((await ship(['--check', '--dry-run'])).err).toContain('--check and --dry-run do not go together');
    writeFileSync(config, '');
    expect((await ship(flags)).err).toContain('it is not said where to send to');
  });
});

describe('ship --dry-run', () => {
  it('prints what would be sent, and leaves the state alone', async () => {
    const { stored } = await serve();
    write([1, 2, 3]);
    const dry = await ship([...flags, '--dry-run']);
    const documents = dry.out
      .trimEnd()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect([dry.code, documents.length, existsSync(join(folder, 'state'))]).toEqual([0, 4, false]);
    await ship([...flags, '--once', '--setup']);
    const events = documents.filter(({ event }) => event.kind === 'event').map(({ event }) => event.id);
    expect([...(await stored(stream)).keys()]).toEqual(events);
    const before = readdirSync(join(folder, 'state'));
    write([4]);
    const more = (await ship([...flags, '--dry-run'])).out.trimEnd().split('\n');
    expect(more.map((text) => JSON.parse(text).event.kind)).toEqual(['event', 'alert']);
    expect(JSON.parse(more[1] as string).sshwhy.incident.lines).toBe(4);
    expect(readdirSync(join(folder, 'state'))).toEqual(before);
  });
});

describe('ship --check', () => {
  it('finds everything in place after a setup', async () => {
    await serve({ key: SECRET, lacking: [] });
    write([1]);
    await ship([...flags, '--once', '--setup']);
    const { code, out } = await ship([...flags, '--check']);
    expect([code, out.split('\n').filter((text) => !/^(?:ok|$)/.test(text))]).toEqual([0, []]);
    for (const words of [
      'configuration',
      'auth.log can be read',
      'state folder',
      'answers',
      'privileges',
      'templates',
      'clocks',
    ])
      expect(out).toContain(words);
  });

  it.each<[string, FakeOptions, string]>([
    ['templates', {}, 'index template sshwhy-events is missing'],
    ['privileges', { key: SECRET, lacking: ['create_doc'] }, `privileges are missing: create_doc on ${stream}`],
    ['the same time', { ahead: 90_000 }, "the server's clock is 90.0 s ahead of this one"],
    ['the right key', { key: 'b3RoZXI6a2V5' }, 'Elasticsearch refused to tell its version: status 401'],
    ['a new server', { version: '7.17.0' }, 'Elasticsearch 7.17.0 is too old'],
  ])('misses %s', async (_, options, words) => {
    await serve(options);
    write([1]);
    const { code, out } = await ship([...flags, '--check']);
    expect(out).toContain(`MISSING  ${words}`);
    expect([code, out.includes(SECRET)]).toEqual([2, false]);
  });

  it('misses the server, a log and a free state', async () => {
    const { stop } = await serve();
    await stop();
    mkdirSync(join(folder, 'logs', 'folder.log'));
    const lock = await lockState(join(folder, 'state'));
    const { code, out } = await ship([...flags, '--check']);
    await lock.release();
    expect(code).toBe(2);
    for (const words of ['does not answer', 'folder.log is no file', 'is in use by another'])
      expect(out).toContain(words);
  });

  it('makes nothing', async () => {
    await serve();
    await ship([...flags, '--check']);
    expect(existsSync(join(folder, 'state'))).toBe(false);
  });
});

describe('ship --replay-dead-letters', () => {
  it('sends again what was refused', async () => {
    const { stored } = await serve();
    await ship([...flags, '--once', '--setup']);
    const source = JSON.stringify({ '@timestamp': '2026-11-21T01:00:00Z' });
    const letter = { kind: 'event', id: 'again', revision: 0, month: '', source };
    writeFileSync(join(folder, 'state', 'dead-letters.ndjson'), `${JSON.stringify(letter)}\n`);
    expect((await ship([...flags, '--check'])).out).toContain('has documents that were refused');
    expect(await ship([...flags, '--replay-dead-letters'])).toMatchObject({ code: 0, out: '1 sent again\n' });
    expect((await stored(stream)).has('again')).toBe(true);
  });
});
