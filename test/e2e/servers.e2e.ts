import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { Shipper } from '../../src/ship/ship.ts';
import { versions } from '../elasticsearch/install.ts';
import { type RealUpstream, startWithTemplates } from '../elasticsearch/real-upstream.ts';
import { canRunServers } from './requirements.ts';

const lab = fileURLToPath(new URL('lab.ts', import.meta.url));
/** From the line in the log to the incident that can be found, once the index is refreshed. */
const SOON = 2000;

interface Incident {
  readonly '@timestamp': string;
  readonly host: { readonly name: string };
  readonly sshwhy: { readonly incident: { readonly cause: string; readonly count: number } };
}

describe.skipIf(!canRunServers())('sshd, rsyslog and fail2ban to Elasticsearch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-e2e-'));
  const logs = join(folder, 'logs');
  let upstream: RealUpstream;
  let servers: ChildProcess;
  let heard: AsyncIterator<string>;
  let shipper: Shipper;
  let shipping: Promise<boolean>;

  beforeAll(async () => {
    mkdirSync(logs);
    mkdirSync(join(folder, 'state'));
    upstream = await startWithTemplates(versions.at(-1) as string);
    const namespaces = ['-n', '-m', '-u', '-p', '-f', '--mount-proc', '--kill-child', '--propagation', 'private'];
    servers = spawn('unshare', [...namespaces, process.execPath, lab, logs], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
    });
    heard = createInterface({ input: servers.stdout as NonNullable<ChildProcess['stdout']> })[Symbol.asyncIterator]();
    expect((await heard.next()).value).toBe('ready');
    shipper = new Shipper({
      inputs: { logs: [join(logs, 'auth.log'), join(logs, 'fail2ban.log')], from: 'end' },
      events: 'causes',
      timeZone: 'UTC',
      state: join(folder, 'state'),
      machine: { id: 'e2e', name: 'e2e' },
      onNotice: ({ code, message }) => console.error(`${code}: ${message}`),
    });
    const settings = elasticsearchSettings.parse({ url: upstream.url });
    shipping = shipper.run(openElasticsearch(settings, { path: join(folder, 'dead'), bytes: 10_000 }, {}));
    await delay(1000);
    // The first incident makes its index, which takes longer.
    await happens('first', 'auth.log', /refused connect from .*203\.0\.113\.3.*/, 'tcp-wrappers', '203.0.113.3');
  });
  afterAll(async () => {
    shipper?.stop();
    await shipping;
    servers?.stdin?.end();
    await upstream?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lets it happen, and waits for the line and then for the incident of that cause and address (of the host when left out). */
  async function happens(act: string, log: string, line: RegExp, cause: string, ip?: string) {
    const done = heard.next();
    servers.stdin?.write(`${act}\n`);
    const text = await until('the line in the log', () => line.exec(readFileSync(join(logs, log), 'utf8'))?.[0]);
    const seen = Date.now();
    const terms = [
      { term: { 'sshwhy.incident.cause': cause } },
      ...(ip === undefined ? [] : [{ term: { 'source.ip': ip } }]),
    ];
    const incident = await until('the incident', async () => {
      await upstream.request('POST', '/sshwhy-incidents-*/_refresh');
      const search = upstream.request('POST', '/sshwhy-incidents-*/_search', { query: { bool: { filter: terms } } });
      const answer = await search.catch((error: Error) => {
        // The index is just being made.
        if (!error.message.includes('no_shard_available_action_exception')) throw error;
      });
      return (answer?.hits as { hits: { _source: Incident }[] } | undefined)?.hits[0]?._source;
    });
    const took = Date.now() - seen;
    console.log(`${cause}: ${took} ms after "${text}"`);
    expect((await done).value).toBe(act);
    return { incident, took };
  }

  it.each([
    [
      'a refused connect',
      'refused',
      'auth.log',
      /refused connect from .*203\.0\.113\.2.*/,
      'tcp-wrappers',
      '203.0.113.2',
    ],
    ['a ban', 'ban', 'fail2ban.log', /NOTICE .*\[sshd\] Ban 203\.0\.113\.95/, 'fail2ban', '203.0.113.95'],
    ['a MaxStartups burst', 'burst', 'auth.log', /drop connection .* past MaxStartups/, 'max-startups', undefined],
  ])('%s appears as an incident', async (_, act, log, line, cause, ip) => {
    const { incident, took } = await happens(act, log, line, cause, ip);
    expect(incident.host.name).toBe('bastion2');
    expect(took).toBeLessThan(SOON);
  });
});

async function until<Result>(what: string, look: () => Promise<Result | undefined> | Result | undefined) {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error(`waited 30 s in vain for ${what}`);
}
