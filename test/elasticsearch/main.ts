import { parseArgs } from 'node:util';
import { versions } from './install.ts';
import { TestNode } from './test-node.ts';

/** `npm run es -- [--version 9.5.3] [--port 9200] [--folder DIR]`: one node on loopback, until Ctrl+C. */
const newest = versions.at(-1) as string;
const { values } = parseArgs({
  options: {
    version: { type: 'string', default: newest },
    port: { type: 'string', default: '9200' },
    folder: { type: 'string' },
  },
});
const { version, port, folder } = values;
const node = await TestNode.start({ version, port: Number(port), ...(folder === undefined ? {} : { folder }) });
console.log(`Elasticsearch ${version} listens on ${node.url}; without security, on loopback only. Ctrl+C ends it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void node.stop());
