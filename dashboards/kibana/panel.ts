import type { Reference } from './saved-object.ts';

/** A panel before it has a place: what `dashboard` lays out. */
export interface Panel {
  readonly id: string;
  readonly type: 'lens' | 'map' | 'search' | 'visualization' | 'links';
  readonly title: string;
  /** Of the 48 columns of the grid. */
  readonly width: number;
  readonly config: Readonly<Record<string, unknown>>;
  /** Named as inside the panel; the dashboard puts the panel's id in front. */
  readonly references: readonly Reference[];
}

/** A click on a value opens another dashboard, filtered by the value, with the same time range. */
export interface DrillDown {
  readonly name: string;
  readonly dashboard: string;
}

export function drillDowns(list: readonly DrillDown[]): {
  enhancements: Readonly<Record<string, unknown>>;
  references: Reference[];
} {
  if (list.length === 0) return { enhancements: {}, references: [] };
  const factoryId = 'DASHBOARD_TO_DASHBOARD_DRILLDOWN';
  const config = { useCurrentFilters: true, useCurrentDateRange: true, openInNewTab: false };
  const events = list.map(({ name, dashboard }) => ({
    eventId: dashboard,
    triggers: ['FILTER_TRIGGER'],
    action: { factoryId, name, config },
  }));
  const references = list.map(({ dashboard }): Reference => {
    return { type: 'dashboard', id: dashboard, name: `drilldown:${factoryId}:${dashboard}:dashboardId` };
  });
  return { enhancements: { dynamicActions: { events } }, references };
}

/** Text, as the one form of it that 8.19 and every 9.x import. */
export function markdown(id: string, width: number, text: string): Panel {
  const savedVis = {
    type: 'markdown',
    title: '',
    description: '',
    params: { fontSize: 12, openLinksInNewTab: false, markdown: text },
    uiState: {},
    data: { aggs: [], searchSource: { query: { language: 'kuery', query: '' }, filter: [] } },
  };
  return {
    id,
    type: 'visualization',
    title: '',
    width,
    config: { enhancements: {}, hidePanelTitles: true, savedVis },
    references: [],
  };
}

/** A bar of links to dashboards, in this order. */
export function links(id: string, width: number, targets: Readonly<Record<string, string>>): Panel {
  const list = Object.entries(targets).map(([label, dashboard], order) => {
    return {
      dashboard,
      link: {
        type: 'dashboardLink',
        id: dashboard,
        order,
        label,
        destinationRefName: `link_${dashboard}_dashboard`,
        options: { openInNewTab: false, useCurrentDateRange: true, useCurrentFilters: true },
      },
    };
  });
  return {
    id,
    type: 'links',
    title: '',
    width,
    config: {
      enhancements: {},
      hidePanelTitles: true,
      attributes: { layout: 'horizontal', links: list.map(({ link }) => link) },
    },
    references: list.map(({ dashboard, link }) => ({
      type: 'dashboard',
      id: dashboard,
      name: link.destinationRefName,
    })),
  };
}

export interface SearchOptions {
  readonly dataView: string;
  readonly columns: readonly string[];
  readonly query?: string;
}

const SOURCE = 'kibanaSavedObjectMeta.searchSourceJSON.index';

/** The attributes of a saved search (a Discover session), for a panel or to stand alone. */
export function searchAttributes(title: string, description: string, { columns, query = '' }: SearchOptions) {
  const source = { query: { language: 'kuery', query }, filter: [], highlightAll: true, indexRefName: SOURCE };
  return {
    title,
    description,
    columns,
    sort: [['@timestamp', 'desc']],
    grid: {},
    hideChart: false,
    isTextBasedQuery: false,
    kibanaSavedObjectMeta: { searchSourceJSON: JSON.stringify(source) },
  };
}

export function searchReferences({ dataView }: SearchOptions): Reference[] {
  return [{ type: 'index-pattern', id: dataView, name: SOURCE }];
}

/** The documents themselves, newest first. */
export function search(id: string, title: string, width: number, options: SearchOptions): Panel {
  const references = searchReferences(options);
  const attributes = { ...searchAttributes(title, '', options), references };
  const config = { attributes, enhancements: {}, hidePanelTitles: false };
  return { id, type: 'search', title, width, config, references };
}
