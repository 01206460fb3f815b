import { z } from 'zod';

/**
 * What we emit, strictly: Kibana drops a panel that it cannot read when the dashboard is opened, without an error at
 * import. Taken from the stored form that 8.19 writes; free parts of Lens are checked by the rules.
 */
const name = z.string().min(1);
const query = z.strictObject({ language: z.literal('kuery'), query: z.string() });
const reference = z.strictObject({ type: z.enum(['index-pattern', 'dashboard', 'tag', 'search']), id: name, name });
const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const column = z.strictObject({
  operationType: z.enum([
    'terms',
    'date_histogram',
    'count',
    'sum',
    'max',
    'average',
    'percentile',
    'unique_count',
    'last_value',
    'filters',
  ]),
  sourceField: name.optional(),
  dataType: z.enum(['string', 'number', 'date', 'ip', 'boolean']),
  isBucketed: z.boolean(),
  scale: z.enum(['ordinal', 'interval', 'ratio']),
  label: name,
  customLabel: z.literal(true),
  filter: query.optional(),
  params: z.record(z.string(), z.unknown()),
});

const formBased = z.strictObject({
  layers: z.record(
    z.string(),
    z.strictObject({
      columnOrder: z.array(name).min(1),
      columns: z.record(z.string(), column),
      incompleteColumns: z.strictObject({}),
      ignoreGlobalFilters: z.literal(false),
      sampling: z.literal(1),
    }),
  ),
});

const lens = z.strictObject({
  title: name,
  description: z.string(),
  visualizationType: z.enum(['lnsMetric', 'lnsXY', 'lnsDatatable', 'lnsPie', 'lnsHeatmap']),
  type: z.literal('lens'),
  references: z.array(reference),
  // Without `version`: that is form 0, which 8.19 writes and every 9.x upgrades when it opens the panel.
  state: z.strictObject({
    adHocDataViews: z.strictObject({}),
    internalReferences: z.tuple([]),
    filters: z.tuple([]),
    query,
    datasourceStates: z.strictObject({ formBased, textBased: z.strictObject({ layers: z.strictObject({}) }) }),
    visualization: z.record(z.string(), z.unknown()),
  }),
});

const searchSource = json(
  z.strictObject({ query, filter: z.tuple([]), highlightAll: z.literal(true), indexRefName: name }),
);
const search = z.strictObject({
  title: name,
  description: z.string(),
  columns: z.array(name).min(1),
  sort: z.tuple([z.tuple([z.literal('@timestamp'), z.literal('desc')])]),
  grid: z.strictObject({}),
  hideChart: z.boolean(),
  isTextBasedQuery: z.literal(false),
  kibanaSavedObjectMeta: z.strictObject({ searchSourceJSON: searchSource }),
});

const drillDown = z.strictObject({
  eventId: name,
  triggers: z.tuple([z.literal('FILTER_TRIGGER')]),
  action: z.strictObject({
    factoryId: z.literal('DASHBOARD_TO_DASHBOARD_DRILLDOWN'),
    name,
    config: z.strictObject({
      useCurrentFilters: z.boolean(),
      useCurrentDateRange: z.boolean(),
      openInNewTab: z.boolean(),
    }),
  }),
});
const enhancements = z.strictObject({
  dynamicActions: z.strictObject({ events: z.array(drillDown).min(1) }).optional(),
});

const gridData = z.strictObject({ x: z.int(), y: z.int(), w: z.int(), h: z.int(), i: name });
const panelOf = <Type extends string, Config extends z.ZodRawShape>(type: Type, config: Config) =>
  z.strictObject({
    type: z.literal(type),
    panelIndex: name,
    gridData,
    title: z.string(),
    version: z.literal('8.10.2'),
    embeddableConfig: z.strictObject({ enhancements, hidePanelTitles: z.boolean(), ...config }),
  });

const markdown = z.strictObject({
  type: z.literal('markdown'),
  title: z.literal(''),
  description: z.literal(''),
  params: z.strictObject({ fontSize: z.int(), openLinksInNewTab: z.boolean(), markdown: name }),
  uiState: z.strictObject({}),
  data: z.strictObject({
    aggs: z.tuple([]),
    searchSource: z.strictObject({ query, filter: z.tuple([]) }),
  }),
});
const link = z.strictObject({
  type: z.literal('dashboardLink'),
  id: name,
  order: z.int(),
  label: name,
  destinationRefName: name,
  options: z.strictObject({
    openInNewTab: z.boolean(),
    useCurrentDateRange: z.boolean(),
    useCurrentFilters: z.boolean(),
  }),
});

const panel = z.discriminatedUnion('type', [
  panelOf('lens', { attributes: lens }),
  panelOf('search', { attributes: search.extend({ references: z.array(reference) }) }),
  panelOf('visualization', { savedVis: markdown }),
  panelOf('links', {
    attributes: z.strictObject({ layout: z.literal('horizontal'), links: z.array(link).min(1) }),
  }),
]);

const control = z.strictObject({
  order: z.int(),
  width: z.literal('medium'),
  grow: z.boolean(),
  type: z.literal('optionsListControl'),
  explicitInput: z.strictObject({ id: name, fieldName: name, title: name, enhancements: z.strictObject({}) }),
});

const dashboard = z.strictObject({
  title: name,
  description: name,
  timeRestore: z.literal(true),
  timeFrom: z.string().regex(/^now-\d+[hd]$/),
  timeTo: z.literal('now'),
  refreshInterval: z.strictObject({ pause: z.boolean(), value: z.int() }),
  version: z.literal(1),
  optionsJSON: json(z.record(z.string(), z.boolean())),
  panelsJSON: json(z.array(panel).min(1).max(100)),
  kibanaSavedObjectMeta: z.strictObject({
    searchSourceJSON: json(z.strictObject({ query, filter: z.tuple([]) })),
  }),
  controlGroupInput: z.strictObject({
    controlStyle: z.literal('oneLine'),
    chainingSystem: z.literal('HIERARCHICAL'),
    showApplySelections: z.boolean(),
    ignoreParentSettingsJSON: json(z.record(z.string(), z.boolean())),
    panelsJSON: json(z.record(z.string(), control)),
  }),
});

const dataView = z.strictObject({
  title: name,
  name,
  timeFieldName: z.literal('@timestamp'),
  allowHidden: z.boolean(),
  fields: json(z.tuple([])),
  fieldAttrs: json(z.record(z.string(), z.strictObject({ customLabel: name }))),
  fieldFormatMap: json(z.strictObject({})),
  runtimeFieldMap: json(z.strictObject({})),
  sourceFilters: json(z.tuple([])),
});
const tag = z.strictObject({ name, description: z.string(), color: z.string().regex(/^#[0-9A-F]{6}$/) });

const objectOf = <Type extends string, Attributes extends z.ZodType>(
  type: Type,
  stamp: string,
  attributes: Attributes,
) =>
  z.strictObject({
    type: z.literal(type),
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    attributes,
    references: z.array(reference),
    coreMigrationVersion: z.literal('8.8.0'),
    typeMigrationVersion: z.literal(stamp),
    managed: z.boolean(),
  });

/** One line of the file, the JSON strings inside it decoded. */
export const savedObjectSchema = z.discriminatedUnion('type', [
  objectOf('dashboard', '8.9.0', dashboard),
  objectOf('index-pattern', '8.0.0', dataView),
  objectOf('tag', '8.0.0', tag),
  objectOf('search', '8.0.0', search),
]);

export type ReadObject = z.infer<typeof savedObjectSchema>;
export type ReadDashboard = Extract<ReadObject, { type: 'dashboard' }>;
export type ReadPanel = z.infer<typeof panel>;
export type ReadColumn = z.infer<typeof column>;
export type ReadLens = z.infer<typeof lens>;
