import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readObjects } from '../../dashboards/lint/read.ts';
import { fillDashboard, type Search, type SearchAnswer } from '../../dashboards/preview/data.ts';
import { drawDashboard } from '../../dashboards/preview/draw.ts';
import { events, incidents } from '../../dashboards/sshwhy/names.ts';
import { versions } from './install.ts';
import { startWithTemplates } from './real-upstream.ts';
import { sampleDocuments, store } from './sample-documents.ts';

/** `npm run dashboards:preview`: draws every dashboard with the captures' documents, as docs/dashboards/<id>.svg. */
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '2026-11-21T01:10:00Z' },
    to: { type: 'string', default: '2026-11-21T01:45:00Z' },
    out: { type: 'string', default: 'docs/dashboards' },
  },
});
const span = { from: Date.parse(values.from), to: Date.parse(values.to) };
const labels = { '@timestamp': 'Time', ...events.labels, ...incidents.labels };
const upstream = await startWithTemplates(versions.at(-1) as string);
try {
  await store(upstream, await sampleDocuments());
  const search: Search = async (index, body) =>
    (await upstream.request('POST', `/${index}/_search`, body)) as unknown as SearchAnswer;
  const indices = { [events.id]: events.title, [incidents.id]: incidents.title };
  const { objects } = readObjects(readFileSync(new URL('../../dashboards/sshwhy.ndjson', import.meta.url), 'utf8'));
  mkdirSync(values.out, { recursive: true });
  for (const object of objects) {
    if (object.type !== 'dashboard') continue;
    const svg = await drawDashboard(object, await fillDashboard(object, span, indices, search), labels);
    writeFileSync(`${values.out}/${object.id}.svg`, svg);
    console.log(`${values.out}/${object.id}.svg`);
  }
} finally {
  await upstream.stop();
}
