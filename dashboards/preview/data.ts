import { kqlToQuery, parseKql } from '../lint/kql.ts';
import type { ReadDashboard, ReadPanel } from '../lint/schema.ts';
import { lensSearch, type PanelRow, readRows, type Span, timeFilter } from './lens-query.ts';

/** Asks Elasticsearch: the parsed answer of `POST /<index>/_search`. */
export type Search = (index: string, body: object) => Promise<SearchAnswer>;

export interface SearchAnswer {
  readonly hits: {
    readonly total: { readonly value: number };
    readonly hits: readonly { readonly fields?: Readonly<Record<string, unknown>>; readonly _source?: unknown }[];
  };
  readonly aggregations?: Readonly<Record<string, unknown>>;
}

/** A panel and what it would show. */
export interface FilledPanel {
  readonly panel: ReadPanel;
  /** Rows by column; none for text and links. */
  readonly rows: readonly PanelRow[];
  /** Documents that it is about. */
  readonly total: number;
}

/** The index pattern of each data view, by its id. */
export type Indices = Readonly<Record<string, string>>;

const MOST_ROWS = 50;

/** What every panel of a dashboard shows over a span, in the order of the file. */
export async function fillDashboard(
  dashboard: ReadDashboard,
  span: Span,
  indices: Indices,
  search: Search,
): Promise<FilledPanel[]> {
  const { panelsJSON, kibanaSavedObjectMeta } = dashboard.attributes;
  const { query } = kibanaSavedObjectMeta.searchSourceJSON.query;
  const indexOf = (name: string) => {
    const view = dashboard.references.find((reference) => reference.name === name)?.id ?? '';
    return indices[view] ?? view;
  };
  const filled: FilledPanel[] = [];
  for (const panel of panelsJSON) filled.push(await fillPanel(panel, span, query, indexOf, search));
  return filled;
}

async function fillPanel(
  panel: ReadPanel,
  span: Span,
  query: string,
  indexOf: (name: string) => string,
  search: Search,
): Promise<FilledPanel> {
  const { panelIndex } = panel;
  if (panel.type === 'lens') {
    const { attributes } = panel.embeddableConfig;
    const index = indexOf(`${panelIndex}:indexpattern-datasource-layer-layer`);
    const answer = await search(index, lensSearch(attributes, span, query));
    return { panel, rows: readRows(attributes, answer.aggregations ?? {}), total: answer.hits.total.value };
  }
  if (panel.type !== 'search') return { panel, rows: [], total: 0 };
  const { columns, sort, kibanaSavedObjectMeta } = panel.embeddableConfig.attributes;
  const { query: own, indexRefName } = kibanaSavedObjectMeta.searchSourceJSON;
  const filter = [timeFilter(span), kqlToQuery(parseKql(query)), kqlToQuery(parseKql(own.query))];
  const answer = await search(indexOf(`${panelIndex}:${indexRefName}`), {
    size: MOST_ROWS,
    track_total_hits: true,
    query: { bool: { filter } },
    sort: sort.map(([field, order]) => ({ [field]: order })),
    fields: ['@timestamp', ...columns],
    _source: false,
  });
  const rows = answer.hits.hits.map(({ fields = {} }) => rowOf(['@timestamp', ...columns], fields));
  return { panel, rows, total: answer.hits.total.value };
}

function rowOf(columns: readonly string[], fields: Readonly<Record<string, unknown>>): PanelRow {
  return Object.fromEntries(columns.map((column) => [column, shown(fields[column])]));
}

function shown(values: unknown): string | null {
  if (!Array.isArray(values)) return null;
  return values.map(String).join(', ');
}
