import { createRequire, registerHooks } from 'node:module';
import type * as Elastic from '@elastic/elasticsearch';

const POOL_ONLY = 'sshwhy:undici-pool?from=';

/*
 * Of undici the client's transport uses its pool of connections, and loads all of it: fetch, WebSocket, a cache, mocks. They
 * take 10 MiB of a process that stays for months (bench/README.md). So the transport is given what it uses; whoever else
 * asks for undici gets it whole.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    if (specifier !== 'undici' || !parentURL?.includes('/@elastic/transport/')) return next(specifier, context);
    return { url: POOL_ONLY + encodeURIComponent(parentURL), format: 'commonjs', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith(POOL_ONLY)) return next(url, context);
    const source = poolOnly(decodeURIComponent(url.slice(POOL_ONLY.length)));
    return { format: 'commonjs', source, shortCircuit: true };
  },
});

// Required, not imported: what is imported is loaded before a hook can stand here.
const elastic: typeof Elastic = createRequire(import.meta.url)('@elastic/elasticsearch');

export const { Client, errors, HttpConnection, SniffingTransport } = elastic;
export type Client = Elastic.Client;
export type ClientOptions = Elastic.ClientOptions;

/** A module with what the transport uses, put together as undici does; all of undici where its parts stand elsewhere. */
function poolOnly(transport: string): string {
  return `const load = require('node:module').createRequire(${JSON.stringify(transport)});
try {
  const Pool = load('undici/lib/dispatcher/pool.js');
  const { request } = load('undici/lib/api/index.js');
  const buildConnector = load('undici/lib/core/connect.js');
  Object.assign(load('undici/lib/dispatcher/dispatcher.js').prototype, { request });
  module.exports = { Pool, buildConnector };
} catch {
  module.exports = load('undici/index.js');
}`;
}
