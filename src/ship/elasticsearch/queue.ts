import type { Parcel } from '../acknowledgements.ts';
import type { ShipDocument } from '../delivery.ts';
import { BulkBody } from './bulk-body.ts';
import type { WriteAction } from './names.ts';

export interface BatchLimits {
  readonly documents: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly age: number;
}

/** Few documents have more bytes. */
const USUAL = 2048;
/** As many as are on their way and being filled at a time. */
const MOST_SPARE = 4;

/** First in, first out, in batches: those that are full, and those whose first document has waited long enough. */
export class Queue<Token> {
  readonly #limits: BatchLimits;
  readonly #writeAction: WriteAction;
  /** Only the last one may have room. */
  readonly #batches: BulkBody<Token>[] = [];
  readonly #spare: BulkBody<Token>[] = [];

  constructor(limits: BatchLimits, writeAction: WriteAction) {
    this.#limits = limits;
    this.#writeAction = writeAction;
  }

  get isEmpty(): boolean {
    return this.#batches.length === 0;
  }

  /**
   * The document's bytes are copied.
   * @returns how many bytes it takes here
   */
  push(document: ShipDocument, parcel: Parcel<Token>, now: number): number {
    let last = this.#batches.at(-1);
    if (last === undefined || this.#isFull(last, document.source.length)) {
      const { documents, bytes } = this.#limits;
      last = this.#spare.pop() ?? new BulkBody<Token>(Math.min(bytes, documents * USUAL));
      last.since = now;
      this.#batches.push(last);
    }
    return last.add(document, parcel, this.#writeAction);
  }

  /** Milliseconds until a batch is due: 0 for now, Infinity for an empty queue. */
  due(now: number): number {
    const [oldest] = this.#batches;
    if (oldest === undefined) return Number.POSITIVE_INFINITY;
    if (this.#batches.length > 1 || this.#isFull(oldest, 0)) return 0;
    return Math.max(0, oldest.since + this.#limits.age - now);
  }

  /** The next batch; undefined when there is none. */
  take(): BulkBody<Token> | undefined {
    return this.#batches.shift();
  }

  /**
   * Nobody needs the batch any more, and nobody reads it: the server has answered for each document in it, so it was sent as
   * a whole. Its memory is used again, for to make it anew for each keeps the garbage collector busy.
   */
  release(batch: BulkBody<Token>): void {
    batch.clear();
    if (this.#spare.length < MOST_SPARE) this.#spare.push(batch);
  }

  #isFull({ count, bytes }: BulkBody<Token>, more: number): boolean {
    return count >= this.#limits.documents || bytes + more >= this.#limits.bytes;
  }
}
