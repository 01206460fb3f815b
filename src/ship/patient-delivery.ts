import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../error.ts';
import { type BackoffLimits, backoff } from './backoff.ts';
import type { Delivery, DeliveryListener, DeliveryStats, OpenDelivery, ShipDocument } from './delivery.ts';

/** What may pass by itself: the server is down, starting, or behind something that is. */
const passing: ReadonlySet<string> = new Set(['unreachable', 'setup-failed']);
const PAUSES: BackoffLimits = { first: 1000, longest: 60_000 };

const nothing: DeliveryStats = {
  delivered: 0,
  duplicates: 0,
  deadLetters: 0,
  requests: 0,
  retries: 0,
  bytes: 0,
  queued: 0,
  queuedBytes: 0,
  inFlight: 0,
  reachable: false,
};

/** The same delivery, open at once: until the server answers, `send` waits; nothing has to wait for it to begin reading. */
export function patiently(open: OpenDelivery, pauses = PAUSES): OpenDelivery {
  return async (listener) => new PatientDelivery(open, listener, pauses);
}

class PatientDelivery<Token> implements Delivery<Token> {
  readonly #listener: DeliveryListener<Token>;
  readonly #stop = new AbortController();
  readonly #opening: Promise<void>;
  readonly #closed = Promise.withResolvers<void>();
  #delivery: Delivery<Token> | undefined;
  #over: UserError | undefined;
  /** Something waits to be sent. */
  #isWaitedFor = false;

  constructor(open: OpenDelivery, listener: DeliveryListener<Token>, pauses: BackoffLimits) {
    this.#listener = listener;
    this.#opening = this.#open(open, pauses);
  }

  async send(documents: readonly ShipDocument[], token: Token): Promise<void> {
    this.#isWaitedFor = true;
    await Promise.race([this.#opening, this.#closed.promise]);
    if (this.#delivery === undefined) throw this.#over ?? new UserError('closed', 'the output is closed');
    this.#isWaitedFor = false;
    await this.#delivery.send(documents, token);
  }

  async close(deadline: number): Promise<boolean> {
    this.#stop.abort();
    const timer = setTimeout(this.#closed.resolve, deadline);
    await Promise.race([this.#opening, this.#closed.promise]);
    clearTimeout(timer);
    this.#closed.resolve();
    return this.#delivery === undefined ? !this.#isWaitedFor : await this.#delivery.close(deadline);
  }

  stats(): DeliveryStats {
    return this.#delivery?.stats() ?? nothing;
  }

  async #open(open: OpenDelivery, pauses: BackoffLimits): Promise<void> {
    for (let failures = 0; !this.#stop.signal.aborted; ) {
      try {
        this.#delivery = await open(this.#listener);
        if (failures > 0) this.#notice('info', 'reachable-again', 'Elasticsearch answers');
        return;
      } catch (error) {
        if (!(error instanceof UserError) || !passing.has(error.code)) return this.#fail(error);
        if (failures++ === 0) {
          this.#notice('warn', 'unreachable', `${error.message}; it waits, and tries again: nothing is lost`);
        }
        await sleep(backoff(failures, pauses), undefined, { signal: this.#stop.signal }).catch(() => {});
      }
    }
  }

  #notice(level: 'info' | 'warn', code: string, message: string): void {
    this.#listener.onNotice({ level, code, message });
  }

  #fail(error: unknown): void {
    this.#over =
      error instanceof UserError ? error : new UserError('bug', `the delivery broke: ${(error as Error).stack}`);
    this.#listener.onFatal(this.#over);
  }
}
