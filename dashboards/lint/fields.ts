import { kqlFields, parseKql } from './kql.ts';
import type { ReadColumn, ReadDashboard, ReadObject, ReadPanel } from './schema.ts';

/** What a panel does with a field; which types can that, is in `suits`. */
export type Use = 'terms' | 'date' | 'number' | 'unique' | 'latest' | 'query' | 'show' | 'control';

/** A field that something asks for, in the data view of that id. */
export interface FieldUse {
  readonly where: string;
  readonly dataView: string;
  readonly field: string;
  readonly use: Use;
  /** What the column says of the field's type. */
  readonly dataType?: ReadColumn['dataType'];
}

const useOf: Readonly<Record<ReadColumn['operationType'], Use | undefined>> = {
  terms: 'terms',
  date_histogram: 'date',
  count: undefined,
  sum: 'number',
  max: 'number',
  average: 'number',
  percentile: 'number',
  unique_count: 'unique',
  last_value: 'latest',
  filters: undefined,
};

const numbers = ['long', 'integer', 'short', 'float', 'double'];
const exact = ['keyword', 'ip', 'boolean', 'date', ...numbers];
const types: Readonly<Record<Use, readonly string[]>> = {
  terms: exact,
  date: ['date'],
  number: numbers,
  unique: exact,
  latest: exact,
  query: [...exact, 'match_only_text', 'text'],
  show: [...exact, 'match_only_text', 'text'],
  control: exact,
};
const dataTypes: Readonly<Record<string, ReadColumn['dataType']>> = {
  keyword: 'string',
  ip: 'ip',
  boolean: 'boolean',
  date: 'date',
  ...Object.fromEntries(numbers.map((type) => [type, 'number'])),
};

/** Why a field of this mapped type does not do; undefined when it does. The count of distinct values is a number of anything. */
export function misfit({ use, dataType }: FieldUse, type: string): string | undefined {
  if (!types[use].includes(type)) return `${type} cannot be used for ${use}`;
  const says = dataType !== undefined && use !== 'unique' && dataTypes[type] !== dataType;
  return says ? `the column says ${dataType}, the field is ${type}` : undefined;
}

/** Every field that the objects ask for. Throws for KQL beyond our subset. */
export function fieldUses(object: ReadObject): FieldUse[] {
  if (object.type === 'search') {
    const { columns, kibanaSavedObjectMeta } = object.attributes;
    const { query, indexRefName } = kibanaSavedObjectMeta.searchSourceJSON;
    const dataView = referred(object.references, indexRefName);
    return [...shown(object.id, dataView, columns), ...asked(object.id, dataView, query.query)];
  }
  return object.type === 'dashboard' ? dashboardUses(object) : [];
}

function dashboardUses({ id, attributes, references }: ReadDashboard): FieldUse[] {
  const controls = Object.entries(attributes.controlGroupInput.panelsJSON).map(([key, control]): FieldUse => {
    const dataView = referred(references, `controlGroup_${key}:optionsListDataView`);
    return { where: `${id}, ${key}`, dataView, field: control.explicitInput.fieldName, use: 'control' };
  });
  const panels = attributes.panelsJSON.flatMap((panel) => panelUses(id, panel, references));
  return [...controls, ...panels];
}

function panelUses(id: string, panel: ReadPanel, references: ReadDashboard['references']): FieldUse[] {
  const where = `${id}, ${panel.panelIndex}`;
  if (panel.type === 'search') {
    const { columns, kibanaSavedObjectMeta } = panel.embeddableConfig.attributes;
    const { query, indexRefName } = kibanaSavedObjectMeta.searchSourceJSON;
    const dataView = referred(references, `${panel.panelIndex}:${indexRefName}`);
    return [...shown(where, dataView, columns), ...asked(where, dataView, query.query)];
  }
  if (panel.type !== 'lens') return [];
  const { state } = panel.embeddableConfig.attributes;
  return Object.entries(state.datasourceStates.formBased.layers).flatMap(([layer, { columns }]) => {
    const dataView = referred(references, `${panel.panelIndex}:indexpattern-datasource-layer-${layer}`);
    return [
      ...asked(where, dataView, state.query.query),
      ...Object.values(columns).flatMap((column) => columnUses(where, dataView, column)),
    ];
  });
}

function columnUses(where: string, dataView: string, column: ReadColumn): FieldUse[] {
  const { operationType, sourceField, dataType, filter, params } = column;
  const use = useOf[operationType];
  const own: FieldUse[] = use && sourceField ? [{ where, dataView, field: sourceField, use, dataType }] : [];
  const sortField = typeof params.sortField === 'string' ? params.sortField : undefined;
  if (sortField !== undefined) own.push({ where, dataView, field: sortField, use: 'date' });
  const queries = ((params.filters ?? []) as { input: { query: string } }[]).map(({ input }) => input.query);
  return [...own, ...[filter?.query ?? '', ...queries].flatMap((query) => asked(where, dataView, query))];
}

function asked(where: string, dataView: string, query: string): FieldUse[] {
  return kqlFields(parseKql(query)).map((field) => ({ where, dataView, field, use: 'query' }));
}

function shown(where: string, dataView: string, columns: readonly string[]): FieldUse[] {
  return columns.map((field) => ({ where, dataView, field, use: 'show' }));
}

function referred(references: ReadDashboard['references'], name: string): string {
  return references.find((reference) => reference.name === name)?.id ?? '';
}
