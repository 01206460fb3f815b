// node bench/ship/replay.ts BODIES URL: recorded bulk bodies over a bare HTTP client, two at a time.
import { Agent, request } from 'node:http';
import { readBodies } from './bodies.ts';

const [bodies = '', url = ''] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
const waiting = new Set<Promise<void>>();
for await (const body of readBodies(bodies)) {
  if (waiting.size === 2) await Promise.race(waiting);
  const sent = post(body).finally(() => waiting.delete(sent));
  waiting.add(sent);
}
await Promise.all(waiting);
process.exit();

function post(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-ndjson', 'content-length': body.length };
    const path = '/_bulk?filter_path=errors,items.*.error';
    const outgoing = request(new URL(path, url), { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        // A revision of an incident that came later in the log may be there first.
        answer.statusCode === 200 && !/"type":"(?!version_conflict)/.test(text)
          ? resolve()
          : reject(new Error(`${answer.statusCode} ${text.slice(0, 1000)}`)),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}
