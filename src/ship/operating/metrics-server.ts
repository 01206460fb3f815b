import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { UserError } from '../../error.ts';
import type { ListenAddress } from './listen-address.ts';

/** What is said at a path. */
export interface Answer {
  readonly status: 200 | 503;
  readonly contentType: string;
  readonly text: string;
}

export type Paths = Readonly<Record<string, () => Answer | Promise<Answer>>>;

/** More than any Prometheus and its friends need; it must not be a way to eat our memory. */
const MOST_CONNECTIONS = 32;
const PLAIN = 'text/plain; charset=utf-8';

/** A small HTTP server for those who look after us: GET and HEAD of a few paths, nothing else. */
export class MetricsServer {
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** @throws UserError `cannot-listen`, e.g. when the port is taken */
  static async open(address: ListenAddress, paths: Paths): Promise<MetricsServer> {
    const options = { requestTimeout: 10_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 };
    const server = createServer(options, (incoming, outgoing) => void answer(incoming, outgoing, paths));
    server.maxConnections = MOST_CONNECTIONS;
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(cannotListen(address, error)));
      server.listen({ host: address.host, port: address.port, exclusive: true }, resolve);
    });
    // Out of files or the like while it takes a connection: the next one may go well.
    server.on('error', () => {});
    return new MetricsServer(server);
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

export function plain(status: Answer['status'], text: string): Answer {
  return { status, contentType: PLAIN, text: `${text}\n` };
}

async function answer({ url = '', method }: IncomingMessage, outgoing: ServerResponse, paths: Paths): Promise<void> {
  const path = url.split('?')[0] as string;
  const look = Object.hasOwn(paths, path) ? paths[path] : undefined;
  const say = (status: number, contentType: string, text: string, more: Record<string, string> = {}) => {
    const length = Buffer.byteLength(text);
    const head = { 'content-type': contentType, 'content-length': length, 'cache-control': 'no-store' };
    outgoing.writeHead(status, { ...head, 'x-content-type-options': 'nosniff', ...more });
    outgoing.end(method === 'HEAD' ? undefined : text);
  };
  if (look === undefined) return say(404, PLAIN, `known here: ${Object.keys(paths).join(', ')}\n`);
  if (method !== 'GET' && method !== 'HEAD') return say(405, PLAIN, 'GET or HEAD\n', { allow: 'GET, HEAD' });
  try {
    const { status, contentType, text } = await look();
    say(status, contentType, text);
  } catch {
    say(500, PLAIN, 'the numbers cannot be told\n');
  }
}

function cannotListen({ host, port }: ListenAddress, error: NodeJS.ErrnoException): UserError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'another program listens there',
    EADDRNOTAVAIL: 'this machine has no such address',
    EACCES: 'no permission',
  };
  const where = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const message = `metrics cannot be served at ${where}: ${reasons[error.code ?? ''] ?? error.message}`;
  return new UserError('cannot-listen', message, 'Set metrics.listen to a free port, and reload. Shipping goes on.');
}
