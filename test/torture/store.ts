import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataStream, incidentsAlias } from '../../src/ship/elasticsearch/names.ts';
import { FaultProxy } from '../elasticsearch/fault-proxy.ts';
import { type RealUpstream, startWithTemplates } from '../elasticsearch/real-upstream.ts';
import { TestNode } from '../elasticsearch/test-node.ts';

/** What arrived. */
export interface Arrived {
  /** By id, the line. An id that is there several times is in `twice` as well. */
  readonly events: ReadonlyMap<string, string>;
  readonly twice: readonly string[];
  /** By id. */
  readonly incidents: ReadonlyMap<string, ArrivedIncident>;
}

export interface ArrivedIncident {
  readonly sshwhy: { readonly incident: { readonly state: string } };
}

const PAGE = 5000;

/** A real Elasticsearch that is killed and started again on the same data, and the proxy before it. */
export class Store {
  node: TestNode;
  /** Part of the data stream's name: a new one for each run. */
  namespace = 'default';
  readonly proxy: FaultProxy;
  readonly #version: string;
  readonly #folder: string;
  readonly #upstream: RealUpstream;

  private constructor(version: string, folder: string, upstream: RealUpstream, proxy: FaultProxy) {
    this.#version = version;
    this.#folder = folder;
    this.#upstream = upstream;
    this.node = upstream.node;
    this.proxy = proxy;
  }

  static async start(version: string): Promise<Store> {
    const folder = mkdtempSync(join(tmpdir(), 'sshwhy-torture-elasticsearch-'));
    const upstream = await startWithTemplates(version, { folder });
    return new Store(version, folder, upstream, await FaultProxy.start(upstream.url));
  }

  /** After it was killed or stopped. */
  async restart(): Promise<void> {
    this.node = await TestNode.start({ version: this.#version, folder: this.#folder, port: this.node.port });
  }

  async stop(): Promise<void> {
    await this.proxy.stop();
    await this.node.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** How many events are there. */
  async count(): Promise<number> {
    const stream = dataStream(this.namespace);
    await this.#upstream.request('POST', `/${stream}/_refresh?ignore_unavailable=true`);
    const { count } = await this.#upstream.request('GET', `/${stream}/_count?ignore_unavailable=true`);
    return Number(count ?? 0);
  }

  /** What Elasticsearch is at, for whoever wonders why nothing arrives. */
  async doing(): Promise<string> {
    const asked = [
      '/_cat/shards',
      '/_cat/pending_tasks',
      '/_cat/thread_pool/write,search,management',
      '/_cat/tasks?detailed',
      '/_nodes/hot_threads',
    ];
    const told = asked.map(async (path) => {
      const answer = await fetch(`${this.#upstream.url}${path}`, { signal: AbortSignal.timeout(10_000) });
      return `${path}\n${await answer.text()}`;
    });
    const all = await Promise.all(told.map((one) => one.catch((error: Error) => error.message)));
    return [...all, `the proxy: ${this.proxy.state}`].join('\n');
  }

  async arrived(): Promise<Arrived> {
    const events = new Map<string, string>();
    const twice: string[] = [];
    const incidents = new Map<string, ArrivedIncident>();
    for await (const { id, source } of this.#all(dataStream(this.namespace))) {
      if ((source.event as { kind: string }).kind !== 'event') continue; // the shipper's own signs of life
      if (events.has(id)) twice.push(id);
      events.set(id, (source.event as { original: string }).original);
    }
    for await (const { id, source } of this.#all(incidentsAlias)) {
      if (incidents.has(id)) twice.push(id);
      incidents.set(id, source as unknown as ArrivedIncident);
    }
    return { events, twice, incidents };
  }

  /** Begins with a new data stream and without incidents. */
  async begin(namespace: string): Promise<void> {
    this.namespace = namespace;
    this.proxy.faults = [];
    const indices = Object.keys(await this.#upstream.request('GET', `/${incidentsAlias}-*/_settings`));
    if (indices.length > 0) await this.#upstream.request('DELETE', `/${indices.join(',')}`);
  }

  async *#all(target: string): AsyncGenerator<{ id: string; source: Record<string, unknown> }> {
    await this.#upstream.request('POST', `/${target}/_refresh`);
    const { id: pit } = await this.#upstream.request('POST', `/${target}/_pit?keep_alive=5m`);
    for (let after: unknown; ; ) {
      const { hits } = await this.#upstream.request('POST', '/_search', {
        size: PAGE,
        pit: { id: pit, keep_alive: '5m' },
        sort: [{ _shard_doc: 'asc' }],
        track_total_hits: false,
        ...(after === undefined ? {} : { search_after: after }),
      });
      const page = (hits as { hits: { _id: string; _source: Record<string, unknown>; sort: unknown }[] }).hits;
      for (const { _id: id, _source: source } of page) yield { id, source };
      if (page.length < PAGE) break;
      after = page.at(-1)?.sort;
    }
    await this.#upstream.request('DELETE', '/_pit', { id: pit });
  }
}

/** The same of the file that takes Elasticsearch's place: an event once by its id, of an incident the highest revision. */
export function arrivedIn(path: string): Arrived {
  const events = new Map<string, string>();
  const incidents = new Map<string, ArrivedIncident>();
  const revisions = new Map<string, number>();
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
    if (line === '') continue;
    const { kind, id, revision, source } = JSON.parse(line);
    const document = JSON.parse(source);
    if (kind === 'event') events.set(id, document.event.original);
    else if (revision > (revisions.get(id) ?? -1)) {
      incidents.set(id, document);
      revisions.set(id, revision);
    }
  }
  return { events, twice: [], incidents };
}
