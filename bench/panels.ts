// node bench/panels.ts [--events 1000000] [--version 9.5.3]: how long each panel's query takes on so many events.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readObjects } from '../dashboards/lint/read.ts';
import { fillDashboard, type Search, type SearchAnswer } from '../dashboards/preview/data.ts';
import { events, incidents } from '../dashboards/sshwhy/names.ts';
import { analyze } from '../src/pipeline.ts';
import { eventDocument } from '../src/sink/event-document.ts';
import { incidentDocument } from '../src/sink/incident-document.ts';
import { startWithTemplates } from '../test/elasticsearch/real-upstream.ts';
import { type SampleDocument, store } from '../test/elasticsearch/sample-documents.ts';
import { cachedCorpus } from './measure/cached-corpus.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    version: { type: 'string', default: '9.5.3' },
    runs: { type: 'string', default: '3' },
  },
});
const wanted = Number(values.events);
// A little over 116 bytes a line, nearly all of which are events.
const corpus = cachedCorpus({ bytes: Math.round(wanted * 125), seed: 42, format: 'iso' });
const upstream = await startWithTemplates(values.version);
const span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
const stored = { events: 0, incidents: 0 };
let waiting: SampleDocument[] = [];

async function add(index: string, document: Record<string, unknown>): Promise<void> {
  const time = Date.parse(String(document['@timestamp']));
  span.from = Math.min(span.from, time);
  span.to = Math.max(span.to, time);
  waiting.push({ index, id: (document.event as { id: string }).id, source: document });
  if (waiting.length >= 4000) await flush();
}

async function flush(): Promise<void> {
  const part = waiting;
  waiting = [];
  await store(upstream, part);
}

try {
  await analyze(
    { paths: [corpus], now: Date.now() * 1000 },
    {
      events: async (list) => {
        for (const event of list) {
          if (stored.events >= wanted || Number.isNaN(event.line.time)) continue;
          stored.events++;
          await add('logs-sshwhy.event-default', eventDocument(event));
        }
      },
      incidents: async (list) => {
        for (const incident of list) {
          stored.incidents++;
          await add('sshwhy-incidents-2026.11', incidentDocument(incident));
        }
      },
    },
  );
  await flush();
  console.log(`${stored.events} events, ${stored.incidents} incidents, Elasticsearch ${values.version}`);
  const times = new Map<string, number[]>();
  const indices = { [events.id]: events.title, [incidents.id]: incidents.title };
  const { objects } = readObjects(readFileSync(new URL('../dashboards/sshwhy.ndjson', import.meta.url), 'utf8'));
  for (let run = 0; run < Number(values.runs); run++) {
    for (const object of objects) {
      if (object.type !== 'dashboard') continue;
      const panels = object.attributes.panelsJSON.filter(({ type }) => type === 'lens' || type === 'search');
      let at = 0;
      const search: Search = async (index, body) => {
        const from = performance.now();
        // Not from the request cache: a dashboard's time range is never the same twice.
        const path = `/${index}/_search?request_cache=false`;
        const answer = (await upstream.request('POST', path, body)) as unknown as SearchAnswer;
        const name = `${object.id} ${panels[at++]?.panelIndex}`;
        times.set(name, [...(times.get(name) ?? []), performance.now() - from]);
        return answer;
      };
      await fillDashboard(object, span, indices, search);
    }
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] as number;
  const sorted = [...times].map(([name, list]) => [name, median(list)] as const).sort((a, b) => b[1] - a[1]);
  for (const [name, time] of sorted.slice(0, 10)) console.log(`${Math.round(time)} ms  ${name}`);
  console.log(`median of ${sorted.length} panels: ${Math.round(median(sorted.map(([, time]) => time)))} ms`);
} finally {
  await upstream.stop();
}
