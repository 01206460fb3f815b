import { join } from 'node:path';
import { UserError } from '../../src/error.ts';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { Shipper } from '../../src/ship/ship.ts';
import { lockState } from '../../src/ship/state-lock.ts';
import { fileDelivery } from './file-delivery.ts';
import { MACHINE } from './written-log.ts';

/** The shipper of the torture test: `node shipper.ts FOLDER STATE [URL NAMESPACE]`. Without URL it delivers into FOLDER/out.ndjson. */
const [folder = '', state = '', url, namespace] = process.argv.slice(2);

/** Times as short as the test is. */
function elasticsearch(url: string) {
  const settings = elasticsearchSettings.parse({
    url,
    namespace,
    request_timeout: 4000,
    batch: { documents: 500, age: 200 },
    retry: { first: 50, longest: 1000 },
  });
  return openElasticsearch(settings, { path: join(folder, 'dead-letters.ndjson'), bytes: 10_000_000 }, {});
}

const shipper = new Shipper({
  inputs: { logs: [join(folder, 'logs', '*.log')], from: 'rotated' },
  events: 'all',
  timeZone: 'UTC',
  state,
  machine: { id: MACHINE, name: MACHINE },
  poll: 20,
  compactFrom: 65_536,
  onNotice: ({ code, message }) => process.stderr.write(`${code}: ${message}\n`),
});
try {
  const lock = await lockState(state);
  const open = url === undefined ? fileDelivery(join(folder, 'out.ndjson')) : elasticsearch(url);
  process.once('SIGTERM', () => shipper.stop());
  await shipper.run(async (listener) => {
    const delivery = await open(listener);
    process.send?.('ready');
    return delivery;
  });
  await lock.release();
  process.exit(0);
} catch (error) {
  const text = error instanceof UserError ? `${error.code}: ${error.message}` : `bug: ${(error as Error).stack}`;
  process.stderr.write(`${text}\n`, () => process.exit(1));
}
