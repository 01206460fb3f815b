import { kqlToQuery, parseKql } from '../lint/kql.ts';
import type { ReadColumn, ReadLens } from '../lint/schema.ts';

/** A span of time, milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One row of a panel: what its columns show, by their keys. */
export type PanelRow = Readonly<Record<string, string | number | null>>;

/** Steps that Kibana would choose of, in milliseconds, for at most 100 in the span. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const steps = [1, 5, 10, 30]
  .map((n) => n * SECOND)
  .concat([1, 5, 10, 30].map((n) => n * MINUTE))
  .concat([1, 3, 12, 24, 168].map((n) => n * HOUR));

export function stepFor({ from, to }: Span): number {
  return steps.find((step) => (to - from) / step <= 100) ?? (steps.at(-1) as number);
}

/** The search that shows what Kibana would ask for a Lens panel over this span; its answer goes to `readRows`. */
export function lensSearch({ state }: ReadLens, span: Span, dashboardQuery: string): object {
  const layer = layerOf(state);
  return {
    size: 0,
    track_total_hits: true,
    query: {
      bool: {
        filter: [timeFilter(span), kqlToQuery(parseKql(dashboardQuery)), kqlToQuery(parseKql(state.query.query))],
      },
    },
    aggs: aggregations(nesting(layer), layer, stepFor(span)),
  };
}

export function timeFilter({ from, to }: Span): object {
  return { range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } } };
}

type Layer = ReadLens['state']['datasourceStates']['formBased']['layers'][string];
type Answer = Readonly<Record<string, unknown>>;

export function layerOf(state: ReadLens['state']): Layer {
  return Object.values(state.datasourceStates.formBased.layers)[0] as Layer;
}

function columnOf({ columns }: Layer, key: string): ReadColumn {
  return columns[key] as ReadColumn;
}

/** Bucket columns from the outside in: a split by terms comes before time, so that it has the same terms at all times. */
function nesting({ columnOrder, columns }: Layer): string[] {
  const buckets = columnOrder.filter((key) => columns[key]?.isBucketed);
  const isTime = (key: string) => columns[key]?.operationType === 'date_histogram';
  return [...buckets.filter((key) => !isTime(key)), ...buckets.filter(isTime)];
}

function metricKeys({ columnOrder, columns }: Layer): string[] {
  return columnOrder.filter((key) => !columns[key]?.isBucketed);
}

function aggregations([key, ...inner]: readonly string[], layer: Layer, step: number): object {
  const metrics = Object.fromEntries(
    metricKeys(layer).map((metric) => [metric, metricAggregation(columnOf(layer, metric))]),
  );
  if (key === undefined) return metrics;
  const below = { ...metrics, ...aggregations(inner, layer, step) };
  return { ...metrics, [key]: { ...bucketAggregation(columnOf(layer, key), layer, step), aggs: below } };
}

function bucketAggregation({ operationType, sourceField, params }: ReadColumn, layer: Layer, step: number): object {
  if (operationType === 'date_histogram') {
    return { date_histogram: { field: sourceField, fixed_interval: `${step}ms`, min_doc_count: 0 } };
  }
  if (operationType === 'filters') {
    const list = params.filters as { label: string; input: { query: string } }[];
    const queries = list.map(({ label, input }) => [label, kqlToQuery(parseKql(input.query))]);
    return { filters: { filters: Object.fromEntries(queries) } };
  }
  const { size, orderBy, orderDirection } = params as {
    size: number;
    orderBy: { columnId: string };
    orderDirection: string;
  };
  const order = { [orderPath(orderBy.columnId, columnOf(layer, orderBy.columnId))]: orderDirection };
  return { terms: { field: sourceField, size, order } };
}

/** Into the filter that every metric stands in. */
function orderPath(key: string, { operationType, params }: ReadColumn): string {
  return operationType === 'percentile' ? `${key}>value[${String(params.percentile)}]` : `${key}>value`;
}

/** Every metric stands in a filter of its own, also where it has none: one shape to read. */
function metricAggregation(column: ReadColumn): object {
  const { sourceField: field, operationType, filter, params } = column;
  const within = { filter: kqlToQuery(parseKql(filter?.query ?? '')) };
  switch (operationType) {
    case 'count':
      return { ...within, aggs: { value: { value_count: { field: '@timestamp' } } } };
    case 'unique_count':
      return { ...within, aggs: { value: { cardinality: { field } } } };
    case 'percentile':
      return { ...within, aggs: { value: { percentiles: { field, percents: [params.percentile] } } } };
    case 'last_value': {
      const sort = [{ [params.sortField as string]: 'desc' }];
      return {
        ...within,
        aggs: { value: { top_hits: { size: 1, _source: false, sort, docvalue_fields: [{ field }] } } },
      };
    }
    default:
      return { ...within, aggs: { value: { [operationType === 'average' ? 'avg' : operationType]: { field } } } };
  }
}

/** The rows of the panel, from what Elasticsearch answered as `aggregations`. */
export function readRows({ state }: ReadLens, answer: Answer): PanelRow[] {
  const layer = layerOf(state);
  const rows: PanelRow[] = [];
  const descend = ([key, ...inner]: readonly string[], at: Answer, row: PanelRow) => {
    if (key === undefined) {
      const metrics = metricKeys(layer).map((metric) => [metric, metricValue(at[metric] as Answer)]);
      rows.push({ ...row, ...Object.fromEntries(metrics) });
      return;
    }
    for (const [name, bucket] of bucketsOf(at[key] as Answer)) descend(inner, bucket, { ...row, [key]: name });
  };
  descend(nesting(layer), answer, {});
  return rows;
}

function bucketsOf({ buckets }: Answer): [string | number, Answer][] {
  if (!Array.isArray(buckets)) return Object.entries(buckets as Record<string, Answer>);
  return (buckets as Answer[]).map((bucket) => [bucket.key as string | number, bucket]);
}

function metricValue({ value }: Answer): string | number | null {
  const answer = value as Answer;
  if (answer.hits !== undefined) {
    const [first] = (answer.hits as { hits: { fields?: Record<string, (string | number)[]> }[] }).hits;
    return Object.values(first?.fields ?? {})[0]?.[0] ?? null;
  }
  if (answer.values !== undefined) return Object.values(answer.values as Record<string, number>)[0] ?? null;
  return answer.value as number | null;
}
