import { setTimeout as sleep } from 'node:timers/promises';
import { type BackoffLimits, backoff } from '../backoff.ts';
import type { DeliveryNotice } from '../delivery.ts';
import type { BulkSender } from './bulk-sender.ts';
import { type Failure, type ItemAnswer, requestFailure } from './outcome.ts';

type Answered = { readonly is: 'answered'; readonly answers: readonly ItemAnswer[] };
type Result = Answered | Failure;

/** Counters of requests, and whether the last one was answered. */
export interface RequestCounts {
  requests: number;
  retries: number;
  bytes: number;
  inFlight: number;
  reachable: boolean;
}

/**
 * Sends until there is an answer. While the server does not give one, a single request tries, with growing pauses, and
 * all others wait for it.
 */
export class BulkRequests {
  readonly counts: RequestCounts = { requests: 0, retries: 0, bytes: 0, inFlight: 0, reachable: true };
  readonly #bulk: BulkSender;
  readonly #pauses: BackoffLimits;
  readonly #signal: AbortSignal;
  readonly #onNotice: (notice: DeliveryNotice) => void;
  #trial: Promise<void> | undefined;

  /** @param signal  ends everything, with its reason as the error */
  constructor(
    bulk: BulkSender,
    pauses: BackoffLimits,
    signal: AbortSignal,
    onNotice: (notice: DeliveryNotice) => void,
  ) {
    this.#bulk = bulk;
    this.#pauses = pauses;
    this.#signal = signal;
    this.#onNotice = onNotice;
  }

  /** What the server says of each document, or why it takes none of this. */
  async send(body: Buffer, documents: number): Promise<Exclude<Result, { is: 'later' }>> {
    for (;;) {
      await this.#trial;
      const result = await this.#try(body, documents);
      if (result.is !== 'later') return result;
      if (this.#trial === undefined) return await this.#keepTrying(body, documents, result);
      this.counts.retries++;
    }
  }

  async #keepTrying(body: Buffer, documents: number, first: Result & { is: 'later' }) {
    const trial = Promise.withResolvers<void>();
    this.#trial = trial.promise;
    this.counts.reachable = false;
    const help = 'nothing is lost: it waits, and tries again';
    this.#onNotice({
      level: 'warn',
      code: 'unreachable',
      message: `Elasticsearch takes nothing: ${first.text}; ${help}`,
    });
    try {
      let after = first.after;
      for (let failures = 1; ; failures++) {
        await sleep(backoff(failures, this.#pauses, after), undefined, { signal: this.#signal });
        this.counts.retries++;
        const result = await this.#try(body, documents);
        if (result.is !== 'later') {
          this.counts.reachable = true;
          const message = `Elasticsearch answers again, after ${failures} ${failures === 1 ? 'retry' : 'retries'}`;
          this.#onNotice({ level: 'info', code: 'reachable-again', message });
          return result;
        }
        after = result.after;
      }
    } finally {
      this.#trial = undefined;
      trial.resolve();
    }
  }

  async #try(body: Buffer, documents: number): Promise<Result> {
    this.#signal.throwIfAborted();
    this.counts.requests++;
    this.counts.inFlight++;
    this.counts.bytes += body.length;
    try {
      const answers = await this.#bulk(body, documents, this.#signal);
      if (answers.every(({ status }) => status === 429)) {
        return { is: 'later', text: `every document was rejected: ${answers[0]?.error?.reason ?? 429}`, after: 0 };
      }
      return { is: 'answered', answers };
    } catch (error) {
      this.#signal.throwIfAborted();
      return requestFailure(error, Date.now());
    } finally {
      this.counts.inFlight--;
    }
  }
}
