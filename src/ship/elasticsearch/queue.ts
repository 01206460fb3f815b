import type { Parcel } from '../acknowledgements.ts';
import type { ShipDocument } from '../delivery.ts';

/** A document that waits for its turn. */
export interface Queued<Token> {
  readonly document: ShipDocument;
  readonly parcel: Parcel<Token>;
  /** When it came, milliseconds since the epoch. */
  readonly since: number;
  /** How often it was sent in vain. */
  failures: number;
}

export interface BatchLimits {
  readonly documents: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly age: number;
}

/** First in, first out, in batches: those that are full, and those whose first document has waited long enough. */
export class Queue<Token> {
  readonly #limits: BatchLimits;
  #items: Queued<Token>[] = [];
  #first = 0;
  #bytes = 0;

  constructor(limits: BatchLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#items.length - this.#first;
  }

  push(item: Queued<Token>): void {
    this.#items.push(item);
    this.#bytes += item.document.source.length;
  }

  /** Milliseconds until a batch is due: 0 for now, Infinity for an empty queue. */
  due(now: number): number {
    const oldest = this.#items[this.#first];
    if (oldest === undefined) return Number.POSITIVE_INFINITY;
    if (this.length >= this.#limits.documents || this.#bytes >= this.#limits.bytes) return 0;
    return Math.max(0, oldest.since + this.#limits.age - now);
  }

  /** The next batch, at least one document of it; empty when there is none. */
  take(): Queued<Token>[] {
    const { documents, bytes } = this.#limits;
    let size = 0;
    let end = this.#first;
    for (; end < this.#items.length && end - this.#first < documents; end++) {
      const { length } = (this.#items[end] as Queued<Token>).document.source;
      if (size > 0 && size + length > bytes) break;
      size += length;
    }
    const batch = this.#items.slice(this.#first, end);
    this.#first = end;
    this.#bytes -= size;
    if (this.#first > 10_000 || this.#first === this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return batch;
  }
}
