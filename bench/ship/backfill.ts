// node bench/ship/backfill.ts FILE URL NAMESPACE [BODIES]: a log through the whole way into Elasticsearch; with BODIES the
// requests go into that file instead. Says documents and seconds.
import { createHash } from 'node:crypto';
import { analyze } from '../../src/pipeline.ts';
import { DeadLetters } from '../../src/ship/dead-letters.ts';
import type { DeliveryListener, ShipDocument } from '../../src/ship/delivery.ts';
import type { BulkSender } from '../../src/ship/elasticsearch/bulk-sender.ts';
import { ElasticsearchDelivery } from '../../src/ship/elasticsearch/elasticsearch-delivery.ts';
import { dataStream } from '../../src/ship/elasticsearch/names.ts';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { eventDocument } from '../../src/sink/ecs.ts';
import { incidentDocument } from '../../src/sink/incident-document.ts';
import { BodyWriter } from './bodies.ts';

const [file = '', url = '', namespace = '', bodies] = process.argv.slice(2);
const deadLetters = { path: `/dev/null`, bytes: 0 };
const settings = elasticsearchSettings.parse({ url, namespace });
let documents = 0;
const listener: DeliveryListener<number> = {
  onAcknowledged: () => {},
  onFatal: (error) => console.error(error.message),
  onNotice: ({ message }) => console.error(message),
};
const writer = bodies === undefined ? undefined : new BodyWriter(bodies);
const record: BulkSender = async (body, count) => {
  writer?.write(body, count);
  return Array.from({ length: count }, () => ({ status: 201 }));
};
const start = performance.now();
const delivery =
  writer === undefined
    ? await openElasticsearch(settings, deadLetters, {})(listener)
    : new ElasticsearchDelivery(
        record,
        { ...settings, stream: dataStream(namespace) },
        new DeadLetters('', 0),
        listener,
      );
await analyze(
  { paths: [file], now: Date.now() * 1000, timeZone: 'UTC' },
  {
    events: (events) =>
      deliver(
        events.map((event) => {
          const document = eventDocument(event);
          const id = (document.event as { id: string }).id;
          return { kind: 'event', id, revision: 0, month: '', source: JSON.stringify(document) };
        }),
      ),
    incidents: (incidents) =>
      deliver(
        incidents.map((incident) => ({
          kind: 'incident',
          // So that several runs do not find each other's incidents.
          id: createHash('sha1').update(`${namespace} ${incident.id}`).digest('hex'),
          revision: incident.revision,
          month: new Date(incident.start / 1000).toISOString().slice(0, 7).replace('-', '.'),
          source: JSON.stringify(incidentDocument(incident)),
        })),
      ),
  },
);
if (!(await delivery.close(600_000))) process.exitCode = 1;
writer?.close();
console.log(JSON.stringify({ documents, seconds: (performance.now() - start) / 1000, ...delivery.stats() }));
process.exit();

async function deliver(all: readonly ShipDocument[]): Promise<void> {
  documents += all.length;
  await delivery.send(all, documents);
}
