// node bench/ship/follow.ts LOGS STATE URL: the shipper as it is by default, until SIGTERM; dead letters go into STATE.
import { join } from 'node:path';
import { openElasticsearch } from '../../src/ship/elasticsearch/open-elasticsearch.ts';
import { elasticsearchSettings } from '../../src/ship/elasticsearch/settings.ts';
import { Shipper } from '../../src/ship/ship.ts';

const [logs = '', state = '', url = ''] = process.argv.slice(2);
const shipper = new Shipper({
  inputs: { logs: [join(logs, '*.log')], from: 'beginning' },
  events: 'all',
  timeZone: 'UTC',
  state,
  machine: { id: 'bench', name: 'bench' },
  onNotice: ({ code, message }) => console.error(`${code}: ${message}`),
});
process.once('SIGTERM', () => shipper.stop());
const letters = { path: join(state, 'dead-letters.ndjson'), bytes: 1_000_000 };
await shipper.run(openElasticsearch(elasticsearchSettings.parse({ url }), letters, {}));
process.exit();
