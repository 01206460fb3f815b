// node bench/ship/record.ts LOG STATE BODIES EVENTS: what `sshwhy ship --once` sends of a log, its bulk bodies, into a file.
import { mkdirSync } from 'node:fs';
import { DeadLetters } from '../../src/ship/dead-letters.ts';
import { ElasticsearchDelivery } from '../../src/ship/elasticsearch/elasticsearch-delivery.ts';
import { dataStream } from '../../src/ship/elasticsearch/names.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import type { EventChoice } from '../../src/ship/event-choice.ts';
import { Shipper } from '../../src/ship/ship.ts';
import { BodyWriter } from './bodies.ts';

const [log = '', state = '', bodies = '', events = 'causes'] = process.argv.slice(2);
mkdirSync(state);
const writer = new BodyWriter(bodies);
const settings = elasticsearchSettings.parse({ url: 'http://127.0.0.1' });
const shipper = new Shipper({
  inputs: { logs: [log], from: 'beginning' },
  events: events as EventChoice,
  timeZone: 'UTC',
  state,
  machine: { id: 'bench', name: 'bench' },
  once: true,
  onNotice: ({ code, message }) => console.error(`${code}: ${message}`),
});
await shipper.run(
  async (listener) =>
    new ElasticsearchDelivery(
      async (body, count) => {
        writer.write(body);
        return Array.from({ length: count }, () => ({ status: 201 }));
      },
      { ...settings, stream: dataStream(settings.namespace) },
      new DeadLetters('', 0),
      listener,
    ),
);
writer.close();
process.exit();
