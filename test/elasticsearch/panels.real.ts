import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldUses, misfit } from '../../dashboards/lint/fields.ts';
import { readObjects } from '../../dashboards/lint/read.ts';
import type { ReadDashboard } from '../../dashboards/lint/schema.ts';
import { type FilledPanel, fillDashboard, type Search, type SearchAnswer } from '../../dashboards/preview/data.ts';
import { drawDashboard } from '../../dashboards/preview/draw.ts';
import { events, incidents } from '../../dashboards/sshwhy/names.ts';
import { versions } from './install.ts';
import { type RealUpstream, startWithTemplates } from './real-upstream.ts';
import { canRun } from './requirements.ts';
import { type SampleDocument, sampleDocuments, store } from './sample-documents.ts';

const ndjson = readFileSync(new URL('../../dashboards/sshwhy.ndjson', import.meta.url), 'utf8');
const { objects } = readObjects(ndjson);
const dashboards = objects.filter((object): object is ReadDashboard => object.type === 'dashboard');
const indices = { [events.id]: events.title, [incidents.id]: incidents.title };
const span = { from: Date.parse('2026-11-20T00:00:00Z'), to: Date.parse('2026-11-24T00:00:00Z') };

describe.runIf(canRun()).each(versions)('every panel on Elasticsearch %s', (version) => {
  let upstream: RealUpstream;
  let documents: SampleDocument[];
  const filled = new Map<string, FilledPanel[]>();
  const panel = (dashboard: string, id: string) =>
    filled.get(dashboard)?.find((one) => one.panel.panelIndex === id) as FilledPanel;
  const search: Search = async (index, body) =>
    (await upstream.request('POST', `/${index}/_search`, body)) as unknown as SearchAnswer;

  beforeAll(async () => {
    upstream = await startWithTemplates(version);
    documents = await sampleDocuments();
    await store(upstream, documents);
    for (const dashboard of dashboards) filled.set(dashboard.id, await fillDashboard(dashboard, span, indices, search));
  });
  afterAll(() => upstream?.stop());

  it('shows something', () => {
    const panels = [...filled].flatMap(([dashboard, list]) => list.map((one) => ({ dashboard, ...one })));
    const asked = panels.filter(({ panel: { type } }) => type === 'lens' || type === 'search');
    expect(asked.length).toBeGreaterThan(50);
    expect(
      asked.filter((one) => !hasValues(one)).map(({ dashboard, panel }) => `${dashboard}: ${panel.panelIndex}`),
    ).toEqual([]);
  });

  it('counts what the documents say', () => {
    const own = (index: string) =>
      documents.filter((document) => document.index.startsWith(index)).map(({ source }) => source);
    const incidentDocuments = own('sshwhy-incidents') as {
      sshwhy: { incident: { lockout: boolean; count: number; state: string } };
    }[];
    const told = incidentDocuments.map(({ sshwhy }) => sshwhy.incident);
    const numberOf = (dashboard: string, id: string) => panel(dashboard, `${id}`).rows[0]?.value;
    expect(numberOf('sshwhy-overview', 'overview-number-lockouts')).toBe(told.filter(({ lockout }) => lockout).length);
    expect(numberOf('sshwhy-overview', 'overview-number-cut')).toBe(told.reduce((sum, { count }) => sum + count, 0));
    expect(numberOf('sshwhy-overview', 'overview-number-open')).toBe(
      told.filter(({ state }) => state === 'open').length,
    );
    const drops = own('logs-sshwhy').filter(({ event }) => (event as { action: string }).action === 'maxstartups-drop');
    expect(numberOf('sshwhy-refused', 'refused-number-drops')).toBe(drops.length);
  });

  it('names who held the slots, and whose connections were cut', () => {
    const blamed = panel('sshwhy-overview', 'overview-blame').rows.map(({ source }) => source);
    expect(blamed).toContain('203.0.113.0/24');
    const causes = panel('sshwhy-overview', 'overview-causes').rows.map(({ cause }) => cause);
    expect(causes).toEqual(expect.arrayContaining(['max-startups', 'tcp-wrappers', 'fail2ban', 'sshguard']));
  });

  it('finds its fields as it uses them', async () => {
    const uses = objects.flatMap(fieldUses);
    for (const [view, index] of Object.entries(indices)) {
      const fields = [...new Set(uses.filter(({ dataView }) => dataView === view).map(({ field }) => field))];
      const answer = await upstream.request('GET', `/${index}/_field_caps?fields=${fields.join()}`);
      const found = answer.fields as Record<string, Record<string, { aggregatable: boolean; searchable: boolean }>>;
      const wrong = uses
        .filter(({ dataView }) => dataView === view)
        .flatMap((use) => {
          const [type = '', capability] = Object.entries(found[use.field] ?? {})[0] ?? [];
          // The node has no match_only_text, and takes text for it.
          const mapped = type === 'constant_keyword' ? 'keyword' : type;
          const shown = use.use === 'show' || use.use === 'query';
          if (capability === undefined) return [`${use.where}: ${use.field} is nowhere`];
          if (!shown && !capability.aggregatable) return [`${use.where}: ${use.field} cannot be aggregated`];
          return misfit(use, mapped) ?? [];
        });
      expect(wrong).toEqual([]);
    }
  });

  it('lists values in every control', async () => {
    for (const { id, attributes, references } of dashboards) {
      for (const [key, { explicitInput }] of Object.entries(attributes.controlGroupInput.panelsJSON)) {
        const view = references.find(({ name }) => name === `controlGroup_${key}:optionsListDataView`)?.id ?? '';
        const body = { size: 0, aggs: { values: { terms: { field: explicitInput.fieldName } } } };
        const { aggregations } = await search(indices[view] ?? '', body);
        const { buckets } = (aggregations as { values: { buckets: unknown[] } }).values;
        expect(buckets.length, `${id}: ${key}`).toBeGreaterThan(0);
      }
    }
  });

  it('leads every drill-down to documents', async () => {
    for (const { id, attributes } of dashboards) {
      for (const { panelIndex, type, embeddableConfig } of attributes.panelsJSON) {
        if (type !== 'lens') continue;
        for (const { eventId } of embeddableConfig.enhancements.dynamicActions?.events ?? []) {
          const target = dashboards.find((dashboard) => dashboard.id === eventId) as ReadDashboard;
          const [first] = panel(id, panelIndex).rows;
          const clicked = await clickedFilter(id, panelIndex, first ?? {});
          const views = new Set(fieldUses(target).map(({ dataView }) => dataView));
          const body = { size: 0, track_total_hits: true, query: { bool: { filter: clicked } } };
          const totals = await Promise.all(
            [...views].map(async (view) => (await search(indices[view] ?? '', body)).hits.total.value),
          );
          expect(Math.max(...totals), `${id}, ${panelIndex} to ${eventId}`).toBeGreaterThan(0);
        }
      }
    }
  });

  /** What a click on the first bucket of a row adds. */
  async function clickedFilter(id: string, panelIndex: string, row: FilledPanel['rows'][number]): Promise<object[]> {
    const { panel: shown } = panel(id, panelIndex);
    if (shown.type !== 'lens') return [];
    const { columns, columnOrder } = Object.values(
      shown.embeddableConfig.attributes.state.datasourceStates.formBased.layers,
    )[0] as never as {
      columns: Record<string, { sourceField: string }>;
      columnOrder: string[];
    };
    const [key = ''] = columnOrder;
    return [{ term: { [columns[key]?.sourceField ?? '']: row[key] } }];
  }

  it('can be drawn', async () => {
    for (const dashboard of dashboards) {
      const svg = await drawDashboard(dashboard, filled.get(dashboard.id) ?? [], {
        ...events.labels,
        ...incidents.labels,
      });
      expect(svg).toContain('preview, drawn by sshwhy');
      expect(/No results found|NaN|undefined|<script/.exec(svg)?.[0]).toBe(undefined);
    }
  });
});

/** Whether a row has a value that is not nothing. */
function hasValues({ panel, rows }: FilledPanel): boolean {
  if (panel.type !== 'lens') return rows.length > 0;
  const [layer] = Object.values(panel.embeddableConfig.attributes.state.datasourceStates.formBased.layers);
  const metrics = Object.entries(layer?.columns ?? {}).filter(([, { isBucketed }]) => !isBucketed);
  if (panel.panelIndex === 'shipper-number-refused') return rows.length > 0; // none was refused
  return rows.some((row) => metrics.some(([key]) => row[key] !== null && row[key] !== 0));
}
