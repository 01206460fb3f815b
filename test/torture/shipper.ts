import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery, DeliveryListener, ShipDocument } from '../../src/ship/delivery.ts';
import { Shipper } from '../../src/ship/ship.ts';
import { lockState } from '../../src/ship/state-lock.ts';

/**
 * The shipper of the torture test: `node shipper.ts FOLDER STATE`. Delivers into FOLDER/out.ndjson, a line for each
 * document; acknowledges late.
 */
const [folder = '', state = ''] = process.argv.slice(2);
const path = join(folder, 'out.ndjson');
const file = openSync(path, 'a+');
// A document that was half written when the last one was killed did not arrive.
ftruncateSync(file, readFileSync(path).lastIndexOf(10) + 1);

function open<Token>(listener: DeliveryListener<Token>): Promise<Delivery<Token>> {
  let waiting = Promise.resolve();
  return Promise.resolve({
    async send(documents: readonly ShipDocument[], token: Token) {
      const text = documents.map((document) => `${JSON.stringify(document)}\n`).join('');
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
  });
}

const lock = await lockState(state);
const shipper = new Shipper({
  inputs: { logs: [join(folder, 'logs', '*.log')], from: 'rotated' },
  events: 'all',
  timeZone: 'UTC',
  state,
  machine: { id: 'torture', name: 'torture' },
  poll: 20,
  onNotice: ({ code, message }) => process.stderr.write(`${code}: ${message}\n`),
});
process.once('SIGTERM', () => shipper.stop());
process.send?.('ready');
await shipper.run(open);
await lock.release();
process.exit(0);
