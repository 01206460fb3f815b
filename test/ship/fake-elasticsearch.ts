import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Stored, Upstream } from '../elasticsearch/upstream.ts';

interface Action {
  readonly _index: string;
  readonly _id: string;
  readonly version?: number;
}

export interface FakeOptions {
  readonly version?: string;
  /** False: as OpenSearch answers. */
  readonly product?: boolean;
  readonly port?: number;
  /** The API key that is asked for; anybody may come when left out. */
  readonly key?: string;
  /** Privileges that this key has not; without security when left out. */
  readonly lacking?: readonly string[];
  /** How far its clock is ahead, milliseconds. */
  readonly ahead?: number;
  /** Takes bulk requests and never answers them. */
  readonly hangs?: boolean;
}

/** The rules of `_bulk` that our delivery relies on, in memory: create once, external versions, dates that are none. */
export async function startFake(options: FakeOptions = {}): Promise<Upstream> {
  const { version = '9.5.3', product = true, port = 0, key, hangs = false } = options;
  const objects = new Map<string, unknown>();
  const documents = new Map<string, Map<string, Stored>>();
  const server = createServer(async (incoming, outgoing) => {
    const header = product ? { 'x-elastic-product': 'Elasticsearch' } : {};
    const answer = (status: number, body: unknown) =>
      outgoing.writeHead(status, { ...header, 'content-type': 'application/json' }).end(JSON.stringify(body));
    const major = Number(version.split('.')[0]);
    const asked = /compatible-with=(\d+)/.exec(incoming.headers.accept ?? '')?.[1];
    if (asked !== undefined && Number(asked) > major) {
      return answer(400, { error: { type: 'media_type_header_exception', reason: 'Accept version' } });
    }
    if (key !== undefined && incoming.headers.authorization !== `ApiKey ${key}`) {
      return answer(401, { error: { type: 'security_exception', reason: 'unable to authenticate' } });
    }
    if (incoming.url === '/') return answer(200, { version: { number: version } });
    if (incoming.url?.startsWith('/_bulk') && hangs) return;
    if (incoming.url?.startsWith('/_bulk')) return answer(200, bulk(documents, await linesOf(incoming)));
    const known = await manage(incoming, objects, options);
    answer(known === undefined ? 404 : 200, known ?? { error: 'no handler' });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stored: async (...indices) => new Map(indices.flatMap((index) => [...(documents.get(index) ?? [])])),
    remove: async (...indices) => {
      for (const index of indices) documents.delete(index);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Templates and pipelines, who may do what, and what time it is. Undefined: not found. */
async function manage(incoming: IncomingMessage, objects: Map<string, unknown>, { lacking, ahead = 0 }: FakeOptions) {
  const { url: path = '', method } = incoming;
  if (path.startsWith('/_nodes/')) return { nodes: { one: { timestamp: Date.now() + ahead } } };
  if (path.includes('/_mapping')) return {};
  if (path === '/_security/user/_has_privileges' && lacking !== undefined) {
    const { cluster, index } = JSON.parse((await linesOf(incoming)).join('\n'));
    const has = (names: string[]) => Object.fromEntries(names.map((name) => [name, !lacking.includes(name)]));
    const indices = index.map(({ names, privileges }: Record<string, string[]>) => [names?.[0], has(privileges ?? [])]);
    return { cluster: has(cluster), index: Object.fromEntries(indices) };
  }
  const [, kind = '', name = ''] =
    /^\/_(index_template|component_template|ingest\/pipeline)\/([\w-]+)$/.exec(path) ?? [];
  if (method === 'PUT' && kind !== '') {
    objects.set(path, JSON.parse((await linesOf(incoming)).join('\n')));
    return { acknowledged: true };
  }
  if (!objects.has(path)) return undefined;
  if (kind === 'ingest/pipeline') return { [name]: objects.get(path) };
  return { [`${kind}s`]: [{ name, [kind]: objects.get(path) }] };
}

async function linesOf(incoming: IncomingMessage): Promise<string[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return (incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8').split('\n');
}

function bulk(documents: Map<string, Map<string, Stored>>, lines: readonly string[]) {
  const items: object[] = [];
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [[verb, action]] = Object.entries(JSON.parse(lines[i] as string)) as [[string, Action]];
    items.push({ [verb]: put(documents, verb, action, JSON.parse(lines[i + 1] as string)) });
  }
  return { errors: items.some((item) => JSON.stringify(item).includes('"error"')), items };
}

function put(documents: Map<string, Map<string, Stored>>, verb: string, action: Action, source: Stored['source']) {
  const { _index: index, _id: id, version = 1 } = action;
  if (Number.isNaN(Date.parse(String(source['@timestamp'])))) {
    const reason = 'failed to parse field [@timestamp] of type [date]';
    return { status: 400, error: { type: 'document_parsing_exception', reason } };
  }
  const all = documents.get(index) ?? new Map<string, Stored>();
  documents.set(index, all);
  const known = all.get(id);
  if (known && (verb === 'create' || known.version >= version)) {
    return { status: 409, error: { type: 'version_conflict_engine_exception', reason: 'version conflict' } };
  }
  all.set(id, { index, version, source });
  return { status: known ? 200 : 201 };
}
