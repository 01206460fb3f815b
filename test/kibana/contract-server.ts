import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Not Kibana: a server that keeps to the contract of Kibana's routes for saved objects and rules, as read from its
 * sources (saved objects import and export routes, document migrator, alerting routes). It stores what it takes.
 */
export interface ContractOptions {
  readonly version?: '8.19.0' | '9.0.0' | '9.2.0' | '9.5.0';
  /** Only this key is let in. */
  readonly apiKey?: string;
  /** The key is known, but may not do this. */
  readonly forbidden?: boolean;
  readonly space?: string;
  /** Largest file, bytes. */
  readonly maxPayload?: number;
  /** So many imports end in nothing but conflicts. */
  readonly conflicts?: number;
  /** An error for the object of this id. */
  readonly failing?: { readonly id: string; readonly error: { readonly type: string } };
}

interface Stored {
  readonly type: string;
  readonly id: string;
  readonly attributes: Record<string, unknown>;
  readonly references?: readonly { readonly type: string; readonly id: string }[];
  readonly coreMigrationVersion?: string;
  readonly typeMigrationVersion?: string;
}

/** The newest stamp that each version knows; it migrates what is older. */
const newest: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '8.19.0': { dashboard: '10.2.0', 'index-pattern': '8.0.0', tag: '8.0.0', search: '10.6.0' },
  '9.0.0': { dashboard: '10.2.0', 'index-pattern': '8.0.0', tag: '8.0.0', search: '10.5.0' },
  '9.2.0': { dashboard: '10.3.0', 'index-pattern': '8.0.0', tag: '8.0.0', search: '10.11.0' },
  '9.5.0': { dashboard: '10.4.0', 'index-pattern': '8.0.0', tag: '8.0.0', search: '10.15.0' },
};

interface Reply {
  readonly status: number;
  readonly body: unknown;
}
const reply = (status: number, body: unknown): Reply => ({ status, body });
const failure = (status: number, message: string) => reply(status, { statusCode: status, error: 'Error', message });

export class ContractServer {
  readonly objects = new Map<string, Stored>();
  readonly rules = new Map<string, unknown>();
  imports = 0;
  readonly #options: ContractOptions;
  readonly #server: Server;

  constructor(options: ContractOptions = {}) {
    this.#options = options;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body } = this.#answer(request, Buffer.concat(chunks));
    response.writeHead(status, {
      'content-type': typeof body === 'string' ? 'application/ndjson' : 'application/json',
    });
    response.end(status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  }

  #answer({ method = '', url = '', headers }: IncomingMessage, payload: Buffer): Reply {
    const { apiKey, forbidden, space, maxPayload = 1_048_576 } = this.#options;
    if (apiKey !== undefined && headers.authorization !== `ApiKey ${apiKey}`) {
      return failure(401, 'Unauthorized: unable to authenticate with provided credentials');
    }
    if (method !== 'GET' && headers['kbn-xsrf'] === undefined)
      return failure(400, 'Request must contain a kbn-xsrf header.');
    if (forbidden) return failure(403, 'Unable to bulk_create dashboard,index-pattern,tag');
    const prefix = space === undefined ? '' : `/s/${space}`;
    if (!url.startsWith(`${prefix}/api/`)) return failure(404, 'Not Found');
    if (payload.length > maxPayload) return failure(413, 'Payload content length greater than maximum allowed');
    const [path = '', query = ''] = url.slice(prefix.length).split('?');
    const [, , group, type = '', id = ''] = path.split('/');
    if (path === '/api/saved_objects/_import') return this.#import(headers, query, payload);
    if (path === '/api/saved_objects/_export') return this.#export(payload);
    if (group === 'saved_objects' && method === 'DELETE') {
      return this.objects.delete(`${type} ${id}`)
        ? reply(200, {})
        : failure(404, `Saved object [${type}/${id}] not found`);
    }
    if (group === 'alerting') return this.#rule(method, id, payload);
    return failure(404, 'Not Found');
  }

  #import(headers: IncomingMessage['headers'], query: string, payload: Buffer): Reply {
    this.imports++;
    const boundary = /^multipart\/form-data; ?boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
    if (boundary === undefined) return failure(415, 'Unsupported Media Type');
    const part = payload.toString().split(`--${boundary}`)[1] ?? '';
    const [head = '', ...rest] = part.split('\r\n\r\n');
    if (!/name="file"/.test(head)) return failure(400, '[request body.file]: expected value of type [Stream]');
    const extension = /filename="[^"]*?(\.[^".]*)?"/.exec(head)?.[1] ?? '';
    if (extension !== '.ndjson') return failure(400, `Invalid file extension ${extension}`);
    let objects: Stored[];
    try {
      objects = rest
        .join('\r\n\r\n')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Stored);
    } catch (error) {
      return failure(400, (error as Error).message);
    }
    return this.#store(
      objects.filter(({ type }) => type !== undefined),
      query,
    );
  }

  #store(objects: readonly Stored[], query: string): Reply {
    const { version = '9.5.0', conflicts = 0, failing } = this.#options;
    const keys = objects.map(({ type, id }) => `${type}:${id}`);
    const twice = keys.filter((key, i) => keys.indexOf(key) !== i);
    if (twice.length > 0) return failure(400, `Non-unique import objects detected: [${twice}]`);
    for (const { type, id, typeMigrationVersion = '', coreMigrationVersion = '' } of objects) {
      const known = newest[version]?.[type];
      if (known !== undefined && isNewer(typeMigrationVersion, known)) {
        return failure(
          422,
          `Document "${id}" belongs to a more recent version of Kibana [${typeMigrationVersion}] when the last known version is [${known}].`,
        );
      }
      if (isNewer(coreMigrationVersion, version)) return failure(422, `Document "${id}" has a newer core version`);
    }
    const errors = objects.flatMap((object) => this.#errorsOf(object, keys, query));
    if (this.imports <= conflicts) {
      errors.push(...objects.map(({ type, id }) => ({ type, id, meta: {}, error: { type: 'conflict' } })));
    }
    if (failing !== undefined) {
      const { type, id } = objects.find((object) => object.id === failing.id) as Stored;
      errors.push({ type, id, meta: { title: id }, error: failing.error });
    }
    const failed = new Set(errors.map((error) => `${error.type} ${error.id}`));
    const good = objects.filter(({ type, id }) => !failed.has(`${type} ${id}`));
    for (const object of good) this.objects.set(`${object.type} ${object.id}`, migrated(object, version));
    const success = errors.length === 0;
    return reply(200, { success, successCount: good.length, warnings: [], ...(success ? {} : { errors }) });
  }

  #errorsOf({ type, id, references = [] }: Stored, keys: readonly string[], query: string) {
    if (!(type in (newest['9.5.0'] as object))) return [{ type, id, meta: {}, error: { type: 'unsupported_type' } }];
    // Only these two types are looked after.
    const checked = references.filter((reference) => ['index-pattern', 'search'].includes(reference.type));
    const missing = checked.filter(
      (r) => !keys.includes(`${r.type}:${r.id}`) && !this.objects.has(`${r.type} ${r.id}`),
    );
    if (missing.length > 0) return [{ type, id, meta: {}, error: { type: 'missing_references', references: missing } }];
    const isThere = this.objects.has(`${type} ${id}`) && !query.includes('overwrite=true');
    return isThere ? [{ type, id, meta: {}, error: { type: 'conflict' } }] : [];
  }

  #export(payload: Buffer): Reply {
    const { objects } = JSON.parse(payload.toString()) as { objects: Stored[] };
    const found = objects.map(({ type, id }) => this.objects.get(`${type} ${id}`));
    if (found.includes(undefined)) return failure(400, 'Error fetching objects to export');
    return reply(200, found.map((object) => JSON.stringify(object)).join('\n'));
  }

  #rule(method: string, id: string, payload: Buffer): Reply {
    const isThere = this.rules.has(id);
    if (method === 'DELETE') return this.rules.delete(id) ? reply(204, '') : failure(404, 'not found');
    if (isThere) return failure(409, `Saved object [alert/${id}] conflict`);
    this.rules.set(id, JSON.parse(payload.toString()));
    return reply(200, { id });
  }
}

function isNewer(stamp: string, than: string): boolean {
  const [a, b] = [stamp, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const at = a.findIndex((number, i) => number !== b[i]);
  return at >= 0 && (a[at] as number) > (b[at] ?? 0);
}

/** What is stored has the newest form: a search is rewritten, all else only stamped. */
function migrated(object: Stored, version: string): Stored {
  const attributes = object.type === 'search' ? { ...object.attributes, tabs: [{}] } : { ...object.attributes };
  return { ...object, attributes, typeMigrationVersion: newest[version]?.[object.type] as string };
}
