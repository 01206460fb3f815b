import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect as connectSocket, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/ship/elasticsearch/connect.ts';
import { readSecrets, type Secrets } from '../../src/ship/elasticsearch/secrets.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { startFake } from './fake-elasticsearch.ts';

const servers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const open = (given: object, secrets?: Secrets) => connect(elasticsearchSettings.parse(given), secrets);
async function fake(options: Parameters<typeof startFake>[0]) {
  const server = await startFake(options);
  servers.push(server);
  return server;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push({
    stop: async () => {
      if ('closeAllConnections' in server) (server as { closeAllConnections(): void }).closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return (server.address() as AddressInfo).port;
}

describe('connect', () => {
  it.each([
    ['9.5.3', [9, 5]],
    ['9.0.0', [9, 0]],
    ['8.19.0', [8, 19]],
    ['8.17.4', [8, 17]],
  ])('speaks with %s as that version wants it', async (version, release) => {
    const { url } = await fake({ version });
    const connection = await open({ url });
    expect(connection).toMatchObject({ version, release, serverless: false });
    // The fake refuses, as 8.x does, what asks for an answer of a later version.
    await expect(connection.client.transport.request({ method: 'GET', path: '/' })).resolves.toBeDefined();
    await connection.client.close();
  });

  it.each([
    [{ version: '8.16.6' }, 'too-old', '8.17'],
    [{ version: '7.17.0' }, 'too-old', '8.17'],
    [{ version: '10.0.0' }, 'too-new', '9.x'],
    [{ product: false }, 'not-elasticsearch', 'OpenSearch'],
  ])('refuses %j', async (options, code, text) => {
    const { url } = await fake(options);
    await expect(open({ url })).rejects.toMatchObject({ code, message: expect.stringContaining(text) });
  });

  it('says when nobody answers, and where', async () => {
    const failure = open({ url: 'http://127.0.0.1:9' });
    await expect(failure).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('127.0.0.1:9'),
    });
  });

  it.each([
    [401, 'not-authenticated'],
    [403, 'not-allowed'],
    [404, 'not-found'],
  ])('says what status %d means', async (status, code) => {
    const port = await listen(createServer((_, answer) => answer.writeHead(status).end('{}')));
    await expect(open({ url: `http://127.0.0.1:${port}` })).rejects.toMatchObject({ code });
  });

  it.each([
    [{ apiKey: 'c2VjcmV0' }, 'ApiKey c2VjcmV0'],
    [{ bearer: 'token' }, 'Bearer token'],
    [{ username: 'elastic', password: 'pa:ss' }, `Basic ${Buffer.from('elastic:pa:ss').toString('base64')}`],
  ])('shows who we are: %j', async (secrets, header) => {
    const seen: IncomingMessage['headers'][] = [];
    const port = await listen(
      createServer((incoming, answer) => {
        seen.push(incoming.headers);
        const headers = { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' };
        answer.writeHead(200, headers).end('{"version":{"number":"9.5.3"}}');
      }),
    );
    await open({ url: `http://127.0.0.1:${port}` }, secrets);
    expect(seen.map(({ authorization }) => authorization)).toEqual([header]);
  });

  it('goes through a proxy', async () => {
    const { url } = await fake({});
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url: target = '' }, socket) => {
      asked.push(target);
      const upstream = connectSocket(Number(target.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      for (const side of [socket, upstream]) side.on('error', () => {});
    });
    const port = await listen(proxy);
    const { client } = await open({ url, proxy: `http://127.0.0.1:${port}` });
    await client.close();
    expect(asked).toEqual([new URL(url).host]);
  });

  it('takes a project of Elastic Cloud Serverless as it is', async () => {
    const port = await listen(
      createServer((_, answer) => {
        answer.writeHead(200, { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' });
        answer.end('{"version":{"number":"8.11.0","build_flavor":"serverless"}}');
      }),
    );
    expect(await open({ url: `http://127.0.0.1:${port}` })).toMatchObject({ serverless: true });
  });
});

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  let url: string;
  beforeAll(() => {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const files = ['-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...subject], {
      stdio: 'ignore',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const start = async () => {
    const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, answer) => {
      answer.writeHead(200, { 'x-elastic-product': 'Elasticsearch', 'content-type': 'application/json' });
      answer.end('{"version":{"number":"9.5.3"}}');
    });
    url = `https://127.0.0.1:${await listen(server)}`;
  };
  const fingerprint = () => {
    const text = execFileSync('openssl', ['x509', '-in', cert, '-noout', '-fingerprint', '-sha256'], {
      encoding: 'utf8',
    });
    return (text.split('=')[1] as string).trim();
  };

  it('trusts nobody it was not told to', async () => {
    await start();
    await expect(open({ url })).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('self-signed'),
    });
  });

  it('trusts the authority of a file', async () => {
    await start();
    expect(await open({ url, tls: { ca_file: cert } })).toMatchObject({ version: '9.5.3' });
    writeFileSync(join(folder, 'none.pem'), 'x');
    await expect(open({ url, tls: { ca_file: join(folder, 'none.pem') } })).rejects.toMatchObject({
      code: 'bad-ca-file',
    });
    await expect(open({ url, tls: { ca_file: '/none' } })).rejects.toMatchObject({ code: 'no-ca-file' });
  });

  it('trusts a fingerprint, in either form, and no other', async () => {
    await start();
    for (const form of [fingerprint(), fingerprint().replaceAll(':', '').toLowerCase()]) {
      expect(await open({ url, tls: { ca_fingerprint: form } })).toMatchObject({ version: '9.5.3' });
    }
    const other = fingerprint().replace(/^../, (two) => (two === '00' ? '11' : '00'));
    await expect(open({ url, tls: { ca_fingerprint: other } })).rejects.toMatchObject({ code: 'other-certificate' });
  });
});

describe('elasticsearchSettings', () => {
  const problem = (given: object) => elasticsearchSettings.safeParse(given).error?.issues[0]?.message;
  it.each([
    [{}, 'needs one of url and cloud_id'],
    [{ url: 'http://es', cloud_id: 'x:y' }, 'needs one of url and cloud_id'],
    [{ url: 'http://elastic:secret@es:9200' }, 'must not hold a user name or password: see `auth`'],
    [{ url: 'es:9200' }, 'is not a URL such as https://es.example.com:9200'],
    [{ url: 'http://es', tls: { ca_fingerprint: 'ab'.repeat(32) } }, 'tls.ca_fingerprint goes with https only'],
    [{ url: 'https://es', tls: { ca_fingerprint: 'abc' } }, 'is not a SHA-256 fingerprint (64 hexadecimal digits)'],
    [{ url: 'http://es', namespace: 'Prod-1' }, 'must be lower case, without white space, - and \\/*?"<>|,#:'],
    [{ url: 'http://es', password: 'x' }, 'Unrecognized key: "password"'],
  ])('%j: %s', (given, message) => {
    expect(problem(given)).toBe(message);
    expect(problem(given)).not.toContain('secret');
  });
});

describe('readSecrets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const read = (auth: object, env: Record<string, string> = {}) =>
    readSecrets(elasticsearchSettings.parse({ url: 'https://es', auth }), env);

  it('finds nothing where there is nothing', async () => {
    expect(await read({}, { CREDENTIALS_DIRECTORY: join(folder, 'none') })).toBeUndefined();
  });

  it('reads files, then the environment, then credentials', async () => {
    const env = { CREDENTIALS_DIRECTORY: folder, SSHWHY_ELASTICSEARCH_API_KEY: 'ZW52' };
    file('elasticsearch-api-key', 'Y3JlZA==\n');
    expect(await read({ api_key_file: file('key', ' ZmlsZQ==\n') }, env)).toEqual({ apiKey: 'ZmlsZQ==' });
    expect(await read({}, env)).toEqual({ apiKey: 'ZW52' });
    expect(await read({}, { CREDENTIALS_DIRECTORY: folder })).toEqual({ apiKey: 'Y3JlZA==' });
    rmSync(join(folder, 'elasticsearch-api-key'));
  });

  it('takes an API key in either form', async () => {
    const apiKey = Buffer.from('id:key').toString('base64');
    expect(await read({}, { SSHWHY_ELASTICSEARCH_API_KEY: 'id:key' })).toEqual({ apiKey });
  });

  it('takes a password with its user, and a token', async () => {
    const env = { SSHWHY_ELASTICSEARCH_PASSWORD: 'pa ss' };
    expect(await read({ username: 'u' }, env)).toEqual({ username: 'u', password: 'pa ss' });
    await expect(read({}, env)).rejects.toMatchObject({ code: 'no-username' });
    expect(await read({ bearer_token_file: file('t', 'tok') })).toEqual({ bearer: 'tok' });
  });

  it('complains without telling the secret', async () => {
    const both = { SSHWHY_ELASTICSEARCH_API_KEY: 'S3CRET', SSHWHY_ELASTICSEARCH_BEARER_TOKEN: 'S3CRET' };
    const complaints = [
      read({}, both),
      read({}, { SSHWHY_ELASTICSEARCH_API_KEY: 'S3CRET\r\nHost: x' }),
      read({ api_key_file: file('empty', '\n') }),
      read({ api_key_file: join(folder, 'none') }),
      read({}, { SSHWHY_ELASTICSEARCH_PASSWORD: 'S3CRET' }),
    ];
    const errors = (await Promise.allSettled(complaints)).map((one) => (one as PromiseRejectedResult).reason);
    expect(errors.map(({ code }) => code)).toEqual([
      'two-secrets',
      'bad-secret',
      'bad-secret',
      'no-secret',
      'no-username',
    ]);
    expect(errors.filter(({ message, help }) => `${message} ${help}`.includes('S3CRET'))).toEqual([]);
  });
});
