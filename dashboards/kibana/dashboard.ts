import type { Panel } from './panel.ts';
import { type Reference, type SavedObject, savedObject } from './saved-object.ts';

/** Kibana's grid. */
export const gridColumns = 48;
/** The stamp of a panel's own migrations before 8.x; all that came later is done when a dashboard is opened. */
const PANEL_VERSION = '8.10.2';

/** Panels side by side, of one height (in rows of the grid, about 20 pixels each). */
export interface Row {
  readonly height: number;
  readonly panels: readonly Panel[];
}

export interface Control {
  readonly field: string;
  readonly label: string;
  readonly dataView: string;
}

export interface DashboardOptions {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly tag: string;
  /** KQL that holds for all of it. */
  readonly query?: string;
  readonly timeFrom: string;
  readonly controls: readonly Control[];
  readonly rows: readonly Row[];
}

/**
 * A dashboard in the form that 8.19 and every 9.x import.
 * @throws Error when a row does not fill the grid: that is a slip of ours
 */
export function dashboardObject(options: DashboardOptions): SavedObject {
  const { id, title, description, tag, query = '', timeFrom } = options;
  const placed = layOut(options);
  const controls = controlGroup(options.controls);
  const references: Reference[] = [
    ...placed.flatMap(({ panel }) =>
      panel.references.map((reference) => ({ ...reference, name: `${panel.id}:${reference.name}` })),
    ),
    ...controls.references,
    { type: 'tag', id: tag, name: `tag-ref-${tag}` },
  ];
  const attributes = {
    title,
    description,
    timeRestore: true,
    timeFrom,
    timeTo: 'now',
    refreshInterval: { pause: true, value: 60_000 },
    version: 1,
    optionsJSON: JSON.stringify({
      useMargins: true,
      syncColors: true,
      syncCursor: true,
      syncTooltips: false,
      hidePanelTitles: false,
    }),
    panelsJSON: JSON.stringify(placed.map(({ panel, gridData }) => stored(panel, gridData))),
    kibanaSavedObjectMeta: {
      searchSourceJSON: JSON.stringify({ query: { language: 'kuery', query }, filter: [] }),
    },
    controlGroupInput: controls.input,
  };
  return savedObject('dashboard', id, attributes, references);
}

interface GridData {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly i: string;
}

function layOut({ id, rows }: DashboardOptions): { panel: Panel; gridData: GridData }[] {
  let y = 0;
  return rows.flatMap(({ height, panels }) => {
    const width = panels.reduce((all, panel) => all + panel.width, 0);
    if (width !== gridColumns) throw new Error(`${id}: the row at ${y} is ${width} columns wide, not ${gridColumns}`);
    let x = 0;
    const placed = panels.map((panel) => {
      const gridData = { x, y, w: panel.width, h: height, i: panel.id };
      x += panel.width;
      return { panel, gridData };
    });
    y += height;
    return placed;
  });
}

function stored({ id, type, title, config }: Panel, gridData: GridData): object {
  return { type, panelIndex: id, gridData, title, embeddableConfig: config, version: PANEL_VERSION };
}

function controlGroup(controls: readonly Control[]): { input: object; references: Reference[] } {
  const keyed = controls.map((control) => ({ ...control, id: `control-${control.field}` }));
  const panels = keyed.map(({ id, field, label }, order) => [
    id,
    {
      order,
      width: 'medium',
      grow: true,
      type: 'optionsListControl',
      explicitInput: { id, fieldName: field, title: label, enhancements: {} },
    },
  ]);
  const input = {
    controlStyle: 'oneLine',
    chainingSystem: 'HIERARCHICAL',
    showApplySelections: false,
    ignoreParentSettingsJSON: JSON.stringify({
      ignoreFilters: false,
      ignoreQuery: false,
      ignoreTimerange: false,
      ignoreValidations: false,
    }),
    panelsJSON: JSON.stringify(Object.fromEntries(panels)),
  };
  const references = keyed.map(
    ({ id, dataView }): Reference => ({
      type: 'index-pattern',
      id: dataView,
      name: `controlGroup_${id}:optionsListDataView`,
    }),
  );
  return { input, references };
}
