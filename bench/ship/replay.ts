// node bench/ship/replay.ts BODIES URL FROM TO: recorded bulk bodies over a bare HTTP client, two at a time, into the data
// stream TO instead of FROM (of the same length). Says documents and seconds.
import { Agent, request } from 'node:http';
import { readBodies } from './bodies.ts';

const [bodies = '', url = '', from = '', to = ''] = process.argv.slice(2);
if (from.length !== to.length) throw new Error('the two names differ in length');
const agent = new Agent({ keepAlive: true, maxSockets: 2 });
let documents = 0;
const start = performance.now();
const waiting = new Set<Promise<void>>();
for await (const { body, documents: count } of readBodies(bodies)) {
  if (waiting.size === 2) await Promise.race(waiting);
  const sent = post(rename(body)).finally(() => waiting.delete(sent));
  waiting.add(sent);
  documents += count;
}
await Promise.all(waiting);
console.log(JSON.stringify({ documents, seconds: (performance.now() - start) / 1000 }));
process.exit();

function rename(body: Buffer): Buffer {
  const [old, name] = [Buffer.from(from), Buffer.from(to)];
  for (let at = body.indexOf(old); at !== -1; at = body.indexOf(old, at + old.length)) name.copy(body, at);
  return body;
}

function post(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/x-ndjson', 'content-length': body.length };
    const path = '/_bulk?filter_path=errors';
    const outgoing = request(new URL(path, url), { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        text === '{"errors":false}' ? resolve() : reject(new Error(`${answer.statusCode} ${text}`)),
      );
    });
    outgoing.on('error', reject).end(body);
  });
}
