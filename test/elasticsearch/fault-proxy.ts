import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

/** What goes wrong with one bulk request. */
export type Fault =
  /** This answer instead of forwarding it. */
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Every n-th document gets this status; the others are forwarded. */
  | { readonly items: number; readonly every: number }
  /** The connection is reset before, or after the documents were stored. */
  | 'reset'
  | 'reset-after'
  /** Stored, but the answer ends in its middle. */
  | 'cut'
  /** Stored, but the answer does not tell of the last document. */
  | 'short'
  /** Never answered. */
  | 'hang'
  /** Nothing goes wrong with this one. */
  | 'none'
  /** Stored, but somebody else's page comes back. */
  | 'page';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Stands between a shipper and Elasticsearch, and does to bulk requests what it is told. */
export class FaultProxy {
  readonly url: string;
  /** One fault a bulk request, in order; none left: all is well. */
  faults: Fault[] = [];
  /** Requests with a longer body get 413. */
  longest = Number.POSITIVE_INFINITY;
  /** Resets every connection. */
  down = false;
  /** Every answer waits so long, milliseconds. */
  delay = 0;
  /** Changes the JSON of what is no bulk request, and of its answer. */
  rewrite: { readonly request: (json: unknown) => unknown; readonly answer: (json: unknown) => unknown } | undefined;
  /** Of every bulk request that came: how many documents, and its headers. */
  readonly seen: { readonly documents: number; readonly headers: IncomingMessage['headers'] }[] = [];
  readonly #server: Server;
  readonly #upstream: string;
  /** What is not answered yet. */
  readonly #open: string[] = [];

  private constructor(server: Server, upstream: string) {
    this.#server = server;
    this.#upstream = upstream;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (incoming, outgoing) => {
      this.#handle(incoming, outgoing).catch(() => incoming.socket.destroy());
    });
  }

  static async start(upstream: string): Promise<FaultProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FaultProxy(server, upstream);
  }

  /** What it is told to do, and how many requests it has not answered. */
  get state(): string {
    const { down, delay, longest } = this;
    return JSON.stringify({ down, delay, longest, faults: this.faults, seen: this.seen.length, open: this.#open });
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const asked = `${incoming.method} ${incoming.url?.slice(0, 20)}`;
    this.#open.push(asked);
    outgoing.once('close', () => this.#open.splice(this.#open.indexOf(asked), 1));
    if (this.down) return void incoming.socket.resetAndDestroy();
    const raw = await bodyOf(incoming);
    if (this.delay > 0) await sleep(this.delay);
    const body = incoming.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
    if (!incoming.url?.startsWith('/_bulk')) {
      const answer = await this.#forward(incoming, changed(body, this.rewrite?.request));
      return send(outgoing, { ...answer, body: changed(answer.body, this.rewrite?.answer) });
    }
    const lines = body.toString('utf8').split('\n').slice(0, -1);
    this.seen.push({ documents: lines.length / 2, headers: incoming.headers });
    if (body.length > this.longest) return void outgoing.writeHead(413).end();
    await this.#bulk(incoming, outgoing, lines, this.faults.shift());
  }

  async #bulk(incoming: IncomingMessage, outgoing: ServerResponse, lines: readonly string[], fault?: Fault) {
    if (fault === 'hang') return;
    if (fault === 'reset') return void incoming.socket.resetAndDestroy();
    if (typeof fault === 'object' && 'status' in fault) {
      return void outgoing.writeHead(fault.status, { ...fault.headers }).end(fault.body ?? '');
    }
    const spared = typeof fault === 'object' ? fault : undefined;
    const isSpared = (i: number) => spared !== undefined && Math.floor(i / 2) % spared.every === 0;
    const kept = lines.filter((_, i) => !isSpared(i));
    const answer = await this.#forward(incoming, Buffer.from(kept.length === 0 ? '' : `${kept.join('\n')}\n`));
    if (fault === 'reset-after') return void incoming.socket.resetAndDestroy();
    if (fault === 'short') return send(outgoing, withoutLast(answer));
    if (fault === 'page') return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
    if (fault === 'cut') {
      outgoing.writeHead(200, { ...answer.headers, 'content-length': String(answer.body.length) });
      outgoing.write(answer.body.subarray(0, answer.body.length >> 1));
      return void setImmediate(() => incoming.socket.destroy());
    }
    send(outgoing, spared === undefined ? answer : withSpared(answer, lines.length / 2, spared));
  }

  async #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    if (url?.startsWith('/_bulk') && body.length === 0) return emptyAnswer;
    const { 'content-encoding': _, 'accept-encoding': __, connection: ___, ...rest } = headers;
    const outgoing = request(new URL(url ?? '/', this.#upstream), {
      ...(method === undefined ? {} : { method }),
      headers: { ...rest, 'content-length': String(body.length) },
    });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject).end(body);
    });
    return { status: answer.statusCode ?? 502, headers: answer.headers, body: await bodyOf(answer) };
  }
}

function changed(body: Buffer, change: ((json: unknown) => unknown) | undefined): Buffer {
  if (change === undefined || body.length === 0) return body;
  return Buffer.from(JSON.stringify(change(JSON.parse(body.toString('utf8')))));
}

const emptyAnswer: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch' },
  body: Buffer.from('{"items":[]}'),
};

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { 'transfer-encoding': _, ...rest } = headers;
  outgoing.writeHead(status, { ...rest, 'content-length': String(body.length) }).end(body);
}

/** The answer with those put in that were not forwarded. */
function withSpared(
  answer: Answer,
  documents: number,
  { items: status, every }: { items: number; every: number },
): Answer {
  const { items } = JSON.parse(answer.body.toString('utf8')) as { items: unknown[] };
  const type = status === 429 ? 'es_rejected_execution_exception' : 'unavailable_shards_exception';
  const error = { type, reason: 'injected' };
  for (let i = 0; i < documents; i += every) items.splice(i, 0, { create: { status, error } });
  return { ...answer, body: Buffer.from(JSON.stringify({ errors: true, items })) };
}

function withoutLast(answer: Answer): Answer {
  const { items } = JSON.parse(answer.body.toString('utf8')) as { items: unknown[] };
  return { ...answer, body: Buffer.from(JSON.stringify({ items: items.slice(0, -1) })) };
}
