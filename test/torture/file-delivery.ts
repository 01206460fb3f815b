import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { DeliveryListener, OpenDelivery, ShipDocument } from '../../src/ship/delivery.ts';

/** Delivers into a file, a line for each document; acknowledges late. */
export function fileDelivery(path: string): OpenDelivery {
  const file = openSync(path, 'a+');
  // A document that was half written when the last one was killed did not arrive.
  ftruncateSync(file, readFileSync(path).lastIndexOf(10) + 1);
  return async <Token>(listener: DeliveryListener<Token>) => {
    let waiting = Promise.resolve();
    return {
      async send(documents: readonly ShipDocument[], token: Token) {
        const text = documents
          .map((document) => `${JSON.stringify({ ...document, source: document.source.toString() })}\n`)
          .join('');
        if (text !== '') writeSync(file, text);
        const pause = Math.random() * 300;
        waiting = waiting.then(() => new Promise((resolve) => setTimeout(resolve, pause / 10)));
        void waiting.then(() => listener.onAcknowledged(token));
        if (Math.random() < 0.05) await new Promise((resolve) => setTimeout(resolve, pause));
      },
      async close() {
        await waiting;
        closeSync(file);
        return true;
      },
      stats: () => {
        throw new Error('nobody asks');
      },
    };
  };
}
