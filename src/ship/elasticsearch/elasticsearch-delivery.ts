import { UserError } from '../../error.ts';
import { Acknowledgements } from '../acknowledgements.ts';
import { type BackoffLimits, backoff } from '../backoff.ts';
import { Change } from '../change.ts';
import type { DeadLetters, Refusal } from '../dead-letters.ts';
import type { Delivery, DeliveryListener, DeliveryStats, ShipDocument } from '../delivery.ts';
import type { BulkBody } from './bulk-body.ts';
import { BulkRequests } from './bulk-requests.ts';
import type { BulkSender } from './bulk-sender.ts';
import { actionsFor } from './names.ts';
import { type ItemAnswer, itemOutcome } from './outcome.ts';
import { type BatchLimits, Queue } from './queue.ts';

/** Beyond it `send` waits: one document that does not get through must not make the list of tokens grow for ever. */
const MAX_TOKENS = 10_000;

/** The part of the settings that a delivery needs once it is connected. */
export interface DeliveryOptions {
  /** The data stream of the events. */
  readonly stream: string;
  readonly batch: BatchLimits & { readonly in_flight: number };
  readonly queue_bytes: number;
  readonly retry: BackoffLimits;
}

interface Later<Token> {
  readonly at: number;
  readonly batch: BulkBody<Token>;
}

/**
 * Documents in batches to `_bulk`. A few workers each take a batch that is due and stay with it until all of it is
 * stored, in the dead-letter file, or put aside because Elasticsearch asked for patience with single documents.
 */
export class ElasticsearchDelivery<Token> implements Delivery<Token> {
  readonly #options: DeliveryOptions;
  readonly #deadLetters: DeadLetters;
  readonly #listener: DeliveryListener<Token>;
  readonly #acknowledgements: Acknowledgements<Token>;
  readonly #queue: Queue<Token>;
  readonly #later: Later<Token>[] = [];
  readonly #change = new Change();
  readonly #stop = new AbortController();
  readonly #requests: BulkRequests;
  readonly #workers: readonly Promise<void>[];
  readonly #counts = { delivered: 0, duplicates: 0, deadLetters: 0, queued: 0, queuedBytes: 0 };
  #working = 0;
  #closing = false;
  #fatal: UserError | undefined;

  constructor(bulk: BulkSender, options: DeliveryOptions, deadLetters: DeadLetters, listener: DeliveryListener<Token>) {
    this.#options = options;
    this.#deadLetters = deadLetters;
    this.#listener = listener;
    this.#acknowledgements = new Acknowledgements((token) => listener.onAcknowledged(token));
    this.#queue = new Queue(options.batch, actionsFor(options.stream));
    const { signal } = this.#stop;
    this.#requests = new BulkRequests(bulk, options.retry, signal, (notice) => listener.onNotice(notice));
    signal.addEventListener('abort', () => this.#change.notify());
    this.#workers = Array.from({ length: options.batch.in_flight }, () => this.#work());
  }

  async send(documents: readonly ShipDocument[], token: Token): Promise<void> {
    if (this.#fatal) throw this.#fatal;
    if (this.#closing) throw new UserError('closed', 'the delivery to Elasticsearch is closed');
    const parcel = this.#acknowledgements.add(token, documents.length);
    const now = Date.now();
    for (const document of documents) this.#counts.queuedBytes += this.#queue.push(document, parcel, now);
    this.#counts.queued += documents.length;
    if (documents.length === 0) this.#acknowledgements.advance();
    else this.#change.notify();
    while (this.#isFull() && !this.#closing) {
      await this.#change.wait();
      if (this.#fatal) throw this.#fatal;
    }
  }

  async close(deadline: number): Promise<boolean> {
    this.#closing = true;
    this.#change.notify();
    const timer = setTimeout(() => this.#stop.abort(), deadline);
    await Promise.all(this.#workers);
    clearTimeout(timer);
    this.#stop.abort();
    await this.#deadLetters.close();
    return this.#counts.queued === 0 && this.#acknowledgements.outstanding === 0;
  }

  stats(): DeliveryStats {
    return { ...this.#counts, ...this.#requests.counts };
  }

  #isFull(): boolean {
    return this.#counts.queuedBytes > this.#options.queue_bytes || this.#acknowledgements.outstanding > MAX_TOKENS;
  }

  async #work(): Promise<void> {
    try {
      for (let batch = await this.#next(); batch !== undefined; batch = await this.#next()) {
        this.#working++;
        await this.#deliver(batch);
        this.#working--;
        this.#change.notify();
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#fail(error);
    }
  }

  /** Waits for a batch that is due; undefined when there will be none. */
  async #next(): Promise<BulkBody<Token> | undefined> {
    while (!this.#stop.signal.aborted) {
      const now = Date.now();
      const again = this.#later.findIndex(({ at }) => at <= now);
      if (again !== -1) return this.#later.splice(again, 1)[0]?.batch;
      const due = this.#closing && !this.#queue.isEmpty ? 0 : this.#queue.due(now);
      if (due === 0) return this.#queue.take();
      if (this.#closing && this.#later.length === 0 && this.#working === 0) break;
      await this.#change.wait(Math.min(due, ...this.#later.map(({ at }) => at - now)));
    }
    return undefined;
  }

  async #deliver(batch: BulkBody<Token>): Promise<void> {
    const { count } = batch;
    const result = await this.#requests.send(batch.content, count);
    if (result.is === 'fatal') throw result.error;
    if (result.is === 'answered') {
      await this.#settle(batch, result.answers);
      this.#queue.release(batch);
    } else if (count === 1) await this.#bury(batch, [0], [result.refusal]);
    else {
      const places = Array.from({ length: count }, (_, i) => i);
      await this.#deliver(batch.pick(places.slice(0, count >> 1)));
      await this.#deliver(batch.pick(places.slice(count >> 1)));
    }
  }

  async #settle(batch: BulkBody<Token>, answers: readonly ItemAnswer[]): Promise<void> {
    const again: number[] = [];
    const dead: number[] = [];
    const refusals: Refusal[] = [];
    for (let i = 0; i < answers.length; i++) {
      const outcome = itemOutcome(answers[i] as ItemAnswer);
      if (outcome.is === 'fatal') throw outcome.error;
      if (outcome.is === 'later') again.push(i);
      else if (outcome.is === 'refused') {
        dead.push(i);
        refusals.push(outcome.refusal);
      } else {
        this.#counts[outcome.is === 'stored' ? 'delivered' : 'duplicates']++;
        this.#forget(batch, i);
      }
    }
    if (again.length > 0) this.#putAside(batch.pick(again));
    if (dead.length > 0) await this.#bury(batch, dead, refusals);
    this.#acknowledgements.advance();
  }

  #putAside(batch: BulkBody<Token>): void {
    batch.failures++;
    this.#later.push({ at: Date.now() + backoff(batch.failures, this.#options.retry), batch });
    this.#requests.counts.retries++;
  }

  async #bury(batch: BulkBody<Token>, places: readonly number[], refusals: readonly Refusal[]): Promise<void> {
    await this.#deadLetters.add(
      places.map((i, place) => ({ document: batch.document(i), refusal: refusals[place] as Refusal })),
      Date.now(),
    );
    this.#counts.deadLetters += places.length;
    for (const i of places) this.#forget(batch, i);
    this.#acknowledgements.advance();
    const { type, reason } = refusals[0] as Refusal;
    const what = places.length === 1 ? 'a document' : `${places.length} documents`;
    const message = `Elasticsearch refused ${what}, kept in ${this.#deadLetters.path}: ${type}: ${reason.slice(0, 300)}`;
    this.#listener.onNotice({ level: 'error', code: 'dead-letter', message });
  }

  #forget(batch: BulkBody<Token>, i: number): void {
    batch.parcel(i).left--;
    this.#counts.queued--;
    this.#counts.queuedBytes -= batch.size(i);
  }

  #fail(error: unknown): void {
    if (this.#fatal) return;
    this.#fatal =
      error instanceof UserError ? error : new UserError('bug', `the delivery broke: ${(error as Error).stack}`);
    this.#stop.abort();
    this.#listener.onFatal(this.#fatal);
  }
}
