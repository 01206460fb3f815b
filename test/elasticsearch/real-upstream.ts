import { FaultProxy } from './fault-proxy.ts';
import { runSetup } from './run-setup.ts';
import { withoutStandIns, withStandIns } from './stand-ins.ts';
import { TestNode, type TestNodeOptions } from './test-node.ts';
import type { Stored, Upstream } from './upstream.ts';

interface Hit {
  readonly _index: string;
  readonly _id: string;
  readonly _version: number;
  readonly _source: Stored['source'];
}

export interface RealUpstream extends Upstream {
  readonly node: TestNode;
  /** For `sshwhy setup`: there the node seems to know all field types. */
  readonly setupUrl: string;
  request(method: string, path: string, body?: object): Promise<Record<string, unknown>>;
}

/** A real Elasticsearch without templates yet. */
export async function startReal(version: string, more: Omit<TestNodeOptions, 'version'> = {}): Promise<RealUpstream> {
  const node = await TestNode.start({ version, ...more });
  const request: RealUpstream['request'] = (method, path, body) => call(node.url, method, path, body);
  const proxy = await FaultProxy.start(node.url);
  proxy.rewrite = { request: withStandIns, answer: withoutStandIns };
  return {
    node,
    setupUrl: proxy.url,
    url: node.url,
    request,
    stored: async (...indices) => {
      const target = indices.join(',');
      await request('POST', `/${target}/_refresh?ignore_unavailable=true`);
      const found = new Map<string, Stored>();
      const answer = await request('POST', `/${target}/_search?ignore_unavailable=true`, {
        size: 10_000,
        version: true,
      });
      for (const { _id: id, _index: index, _version: version, _source: source } of (answer.hits as { hits: Hit[] })
        .hits) {
        if (found.has(id)) throw new Error(`${id} is stored twice`);
        found.set(id, { index, version, source });
      }
      return found;
    },
    remove: async (...indices) => void (await request('DELETE', `/${indices.join(',')}?ignore_unavailable=true`)),
    stop: async () => {
      await proxy.stop();
      await node.stop();
    },
  };
}

/** The same with our templates, as `sshwhy setup` writes them; without logsdb, whose codec needs a library that is no jar. */
export async function startWithTemplates(
  version: string,
  more: Omit<TestNodeOptions, 'version'> = {},
): Promise<RealUpstream> {
  const upstream = await startReal(version, more);
  const { code, text } = await runSetup(['--no-logsdb'], upstream.setupUrl);
  if (code === 0) return upstream;
  await upstream.stop();
  throw new Error(text);
}

async function call(url: string, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const json = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok && answer.status !== 404) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
  return json;
}
