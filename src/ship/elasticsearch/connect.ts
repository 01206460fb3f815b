import { readFile } from 'node:fs/promises';
import { UserError } from '../../error.ts';
import { Client, type ClientOptions, errors, HttpConnection, SniffingTransport } from './client.ts';
import { pinnedAuthority } from './pinned-authority.ts';
import type { Secrets } from './secrets.ts';
import { errorText, mendable, notElasticsearch } from './server-error.ts';
import type { ElasticsearchSettings } from './settings.ts';

/** logsdb is there for everybody, and so is everything else we ask for. */
const OLDEST: readonly [number, number] = [8, 17];
const NEWEST = 9;

type TransportOptions = ConstructorParameters<typeof SniffingTransport>[0];

/** A server that was asked who it is, and the client that speaks its dialect. */
export interface Connection {
  readonly client: Client;
  readonly version: string;
  /** `[9, 5]` */
  readonly release: readonly [major: number, minor: number];
  readonly serverless: boolean;
}

/** Asks in plain JSON, which every version answers. */
class PlainTransport extends SniffingTransport {
  constructor(options: TransportOptions) {
    super({ ...options, vendoredHeaders: headers('application/json', 'application/x-ndjson') });
  }
}

/** A client of version 9 asks for answers of version 9, which a server of version 8 refuses (elasticsearch-js#2909). */
class TransportForEight extends SniffingTransport {
  constructor(options: TransportOptions) {
    const kind = (form: string) => `application/vnd.elasticsearch+${form}; compatible-with=8`;
    super({ ...options, vendoredHeaders: headers(kind('json'), kind('x-ndjson')) });
  }
}

function headers(json: string, ndjson: string) {
  return { jsonContentType: json, ndjsonContentType: ndjson, accept: `${json},text/plain` };
}

/**
 * Asks the server for its version, and makes a client for it.
 * @throws UserError when it does not answer, refuses us, is no Elasticsearch, or one too old or too new
 */
export async function connect(settings: ElasticsearchSettings, secrets: Secrets): Promise<Connection> {
  const options = await clientOptions(settings, secrets);
  const { version, serverless } = await askVersion(options);
  if (serverless)
    return { client: new Client({ ...options, serverMode: 'serverless' }), version, release: [9, 0], serverless };
  const release = checkedRelease(version);
  const client = new Client(release[0] === 8 ? { ...options, Transport: TransportForEight } : options);
  return { client, version, release, serverless };
}

async function clientOptions(settings: ElasticsearchSettings, secrets: Secrets): Promise<ClientOptions> {
  const { url, cloud_id: id, tls, proxy, request_timeout: requestTimeout } = settings;
  const ca = await authority(settings);
  return {
    ...(id === undefined ? { nodes: [url ?? []].flat() } : { cloud: { id } }),
    ...(secrets === undefined ? {} : { auth: secrets }),
    tls: { rejectUnauthorized: tls.verify, ...(ca === undefined ? {} : { ca }) },
    // Only this kind of connection can go through a proxy.
    ...(proxy === undefined ? {} : { proxy, Connection: HttpConnection }),
    compression: settings.compression ?? ![url ?? []].flat().some((one) => isLoopback(new URL(one).hostname)),
    requestTimeout,
    maxRetries: 0,
    name: 'sshwhy',
    enableMetaHeader: false,
    // It would clone all that hangs on an error, the body of the request byte by byte. Nothing but its message is ever told.
    redaction: { type: 'off' },
  };
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(host);
}

async function authority({ url, tls, request_timeout: timeout }: ElasticsearchSettings): Promise<string | undefined> {
  if (tls.ca_file !== undefined) return await readAuthority(tls.ca_file);
  if (tls.ca_fingerprint === undefined) return undefined;
  return await pinnedAuthority([url ?? []].flat()[0] as string, tls.ca_fingerprint, timeout);
}

async function readAuthority(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError('no-ca-file', `cannot read tls.ca_file: ${(error as Error).message}`);
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new UserError('bad-ca-file', `tls.ca_file ${path} holds no certificate`, 'Give a PEM file.');
}

async function askVersion(options: ClientOptions): Promise<{ version: string; serverless: boolean }> {
  const client = makeClient({ ...options, Transport: PlainTransport });
  try {
    const answer = await client.transport.request<{ version?: { number?: unknown; build_flavor?: unknown } }>({
      method: 'GET',
      path: '/',
    });
    const { number, build_flavor: flavor } = answer.version ?? {};
    if (typeof number !== 'string') throw notElasticsearch();
    return { version: number, serverless: flavor === 'serverless' };
  } catch (error) {
    throw asUserError(error, where(options));
  } finally {
    await client.close();
  }
}

function makeClient(options: ClientOptions): Client {
  try {
    return new Client(options);
  } catch (error) {
    if (!(error instanceof errors.ConfigurationError)) throw error;
    throw new UserError('bad-elasticsearch', `elasticsearch: ${error.message}`);
  }
}

function asUserError(error: unknown, target: string): Error {
  if (error instanceof UserError) return error;
  const known = mendable(error, 'to tell its version');
  if (known) return known;
  if (!(error instanceof errors.ElasticsearchClientError)) return error as Error;
  const help = 'Is it running, is the address right, and may this host reach it?';
  return new UserError('unreachable', `Elasticsearch at ${target} does not answer: ${errorText(error)}`, help);
}

function where({ nodes, cloud }: ClientOptions): string {
  return cloud === undefined ? String([nodes ?? []].flat().join(', ')) : 'its Cloud ID';
}

function checkedRelease(version: string): readonly [number, number] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest, least] = OLDEST;
  const needed = `sshwhy needs ${oldest}.${least} or later, up to ${NEWEST}.x`;
  if (major < oldest || (major === oldest && minor < least)) {
    throw new UserError('too-old', `Elasticsearch ${version} is too old: ${needed}`, 'Upgrade Elasticsearch.');
  }
  if (major <= NEWEST) return [major, minor];
  throw new UserError('too-new', `Elasticsearch ${version} is not known yet: ${needed}`, 'Upgrade sshwhy.');
}
