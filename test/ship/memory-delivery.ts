import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../src/error.ts';
import type { Delivery, DeliveryListener, DeliveryStats, OpenDelivery, ShipDocument } from '../../src/ship/delivery.ts';

/** Keeps what it is sent as Elasticsearch would: an event once by its id, of an incident the highest revision. */
export class MemoryStore {
  readonly events = new Map<string, string>();
  readonly incidents = new Map<string, ShipDocument>();
  /** Every document that came, in order. */
  readonly sent: ShipDocument[] = [];
  /** Nothing is acknowledged, and there is no room. */
  isDown = false;

  readonly open: OpenDelivery = async <Token>(listener: DeliveryListener<Token>) => new Memory<Token>(this, listener);

  take(documents: readonly ShipDocument[]): void {
    for (const document of documents) {
      this.sent.push(document);
      if (document.kind === 'event') this.events.set(document.id, document.source.toString());
      else if (document.revision > (this.incidents.get(document.id)?.revision ?? -1)) {
        this.incidents.set(document.id, document);
      }
    }
  }

  get messages(): string[] {
    return [...this.events.values()].map((source) => JSON.parse(source).message);
  }
}

class Memory<Token> implements Delivery<Token> {
  readonly #store: MemoryStore;
  readonly #listener: DeliveryListener<Token>;
  #isClosed = false;
  #lost = false;

  constructor(store: MemoryStore, listener: DeliveryListener<Token>) {
    this.#store = store;
    this.#listener = listener;
  }

  async send(documents: readonly ShipDocument[], token: Token): Promise<void> {
    while (this.#store.isDown && !this.#isClosed) await delay(5);
    if (this.#isClosed) {
      this.#lost = true;
      throw new UserError('closed', 'the output is closed');
    }
    this.#store.take(documents);
    setTimeout(() => this.#listener.onAcknowledged(token), 1);
  }

  async close(): Promise<boolean> {
    this.#isClosed = true;
    await delay(5);
    return !this.#lost;
  }

  stats(): DeliveryStats {
    throw new Error('nobody asks');
  }
}
