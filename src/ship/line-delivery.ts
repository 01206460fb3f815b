import type { Writable } from 'node:stream';
import { UserError } from '../error.ts';
import { lineEnd } from '../sink/json-bytes.ts';
import { TextWriter } from '../sink/text-writer.ts';
import type { Delivery, DeliveryListener, DeliveryStats, ShipDocument } from './delivery.ts';

/** Where lines can be written in order; each promise resolves when they are safe there. */
export interface LineTarget {
  write(lines: Buffer): Promise<void>;
  close(): Promise<void>;
}

/** One document a line, for Filebeat, Vector, Fluent Bit or Logstash to carry on; what was written is safe. */
export class LineDelivery<Token> implements Delivery<Token> {
  readonly #target: LineTarget;
  readonly #listener: DeliveryListener<Token>;
  readonly #counts = { delivered: 0, requests: 0, bytes: 0, queued: 0, queuedBytes: 0, inFlight: 0, reachable: true };
  #over: UserError | undefined;

  constructor(target: LineTarget, listener: DeliveryListener<Token>) {
    this.#target = target;
    this.#listener = listener;
  }

  async send(documents: readonly ShipDocument[], token: Token): Promise<void> {
    if (this.#over) throw this.#over;
    const bytes = Buffer.concat(documents.flatMap(({ source }) => [source, lineEnd]));
    try {
      if (bytes.length > 0) await this.#target.write(bytes);
    } catch (error) {
      this.#fail(error);
    }
    if (this.#over) throw this.#over;
    this.#counts.delivered += documents.length;
    this.#counts.bytes += bytes.length;
    this.#counts.requests++;
    this.#listener.onAcknowledged(token);
  }

  async close(): Promise<boolean> {
    const failed = this.#over !== undefined;
    this.#over ??= new UserError('closed', 'the output is closed');
    await this.#target.close();
    return !failed;
  }

  stats(): DeliveryStats {
    return { ...this.#counts, duplicates: 0, deadLetters: 0, retries: 0 };
  }

  #fail(error: unknown): void {
    const message = `cannot write: ${(error as Error).message}`;
    this.#over = error instanceof UserError ? error : new UserError('cannot-write', message);
    this.#counts.reachable = false;
    this.#listener.onFatal(this.#over);
  }
}

/** A stream that somebody else opened, e.g. stdout; it is left open. */
export function streamTarget(stream: Writable): LineTarget {
  const writer = new TextWriter(stream);
  return {
    async write(lines) {
      await writer.write(lines.toString());
      await writer.flush();
    },
    close: () => writer.flush(),
  };
}
