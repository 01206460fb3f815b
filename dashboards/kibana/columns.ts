/** The columns of Lens layers (form `formBased`), in the form that Kibana 8.19 writes and every 9.x upgrades when it opens them. */

export type DataType = 'string' | 'number' | 'date' | 'ip' | 'boolean';

interface Kql {
  readonly language: 'kuery';
  readonly query: string;
}

/** One column. A layer's columns are known by their keys; `orderBy` names such a key. */
export interface Column {
  readonly operationType:
    | 'terms'
    | 'date_histogram'
    | 'count'
    | 'sum'
    | 'max'
    | 'average'
    | 'percentile'
    | 'unique_count'
    | 'last_value'
    | 'filters';
  readonly dataType: DataType;
  readonly isBucketed: boolean;
  readonly scale: 'ordinal' | 'interval' | 'ratio';
  readonly label: string;
  readonly customLabel: boolean;
  readonly sourceField?: string;
  readonly filter?: Kql;
  readonly params: Readonly<Record<string, unknown>>;
}

export function kql(query: string): Kql {
  return { language: 'kuery', query };
}

export interface TermsOptions {
  readonly label: string;
  /** Key of the metric column that decides which terms come first. */
  readonly by: string;
  readonly size?: number;
  /** What is beyond `size` as one more term. */
  readonly other?: boolean;
  readonly dataType?: DataType;
}

export function terms(sourceField: string, options: TermsOptions): Column {
  const { label, by, size = 10, other = false, dataType = 'string' } = options;
  const params = {
    size,
    orderBy: { type: 'column', columnId: by },
    orderDirection: 'desc',
    otherBucket: other,
    missingBucket: false,
    parentFormat: { id: 'terms' },
    include: [],
    exclude: [],
    includeIsRegex: false,
    excludeIsRegex: false,
  };
  const operationType = 'terms';
  return { operationType, sourceField, dataType, isBucketed: true, scale: 'ordinal', label, customLabel: true, params };
}

/** Time, in as many steps as the chart has room for. */
export function overTime(sourceField = '@timestamp'): Column {
  const params = { interval: 'auto', includeEmptyRows: true, dropPartials: false };
  const operationType = 'date_histogram';
  const label = 'Time';
  return {
    operationType,
    sourceField,
    dataType: 'date',
    isBucketed: true,
    scale: 'interval',
    label,
    customLabel: true,
    params,
  };
}

/** A bucket for each KQL query, in this order. */
export function filters(label: string, queries: Readonly<Record<string, string>>): Column {
  const params = { filters: Object.entries(queries).map(([name, query]) => ({ label: name, input: kql(query) })) };
  const operationType = 'filters';
  return { operationType, dataType: 'string', isBucketed: true, scale: 'ordinal', label, customLabel: true, params };
}

/** How many documents, those that `query` finds. */
export function count(label: string, query?: string): Column {
  return metric('count', '___records___', label, 'number', { emptyAsNull: false }, query);
}

export function sum(sourceField: string, label: string, query?: string): Column {
  return metric('sum', sourceField, label, 'number', { emptyAsNull: false }, query);
}

export function highest(sourceField: string, label: string, query?: string): Column {
  return metric('max', sourceField, label, 'number', { emptyAsNull: true }, query);
}

/** `percent`: 50 for the median. */
export function percentile(sourceField: string, percent: number, label: string): Column {
  return metric('percentile', sourceField, label, 'number', { percentile: percent, emptyAsNull: true });
}

/** How many different values. */
export function different(sourceField: string, label: string, query?: string): Column {
  return metric('unique_count', sourceField, label, 'number', { emptyAsNull: false }, query);
}

/** The value in the newest document that has one. */
export function latest(sourceField: string, label: string, dataType: DataType = 'string'): Column {
  const params = { sortField: '@timestamp', showArrayValues: false };
  return metric('last_value', sourceField, label, dataType, params, `${sourceField}: *`);
}

function metric(
  operationType: Column['operationType'],
  sourceField: string,
  label: string,
  dataType: DataType,
  params: Column['params'],
  query?: string,
): Column {
  const scale = dataType === 'number' ? 'ratio' : 'ordinal';
  const base = { operationType, sourceField, dataType, isBucketed: false, scale, label, customLabel: true } as const;
  return query === undefined ? { ...base, params } : { ...base, filter: kql(query), params };
}
