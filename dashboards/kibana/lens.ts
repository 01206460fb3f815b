import type { Column } from './columns.ts';
import { kql } from './columns.ts';
import { type DrillDown, drillDowns, type Panel } from './panel.ts';

/** What all Lens panels have. Columns are known by their keys, which other columns and the builders below name. */
export interface LensOptions {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly dataView: string;
  readonly columns: Readonly<Record<string, Column>>;
  /** KQL, for the panel alone. */
  readonly query?: string;
  readonly description?: string;
  readonly drillDowns?: readonly DrillDown[];
}

const LAYER = 'layer';
const layer = { layerId: LAYER, layerType: 'data' } as const;
const palette = { name: 'default', type: 'palette' } as const;

function lens(visualizationType: string, options: LensOptions, visualization: object): Panel {
  const { id, title, width, dataView, columns, query = '', description = '' } = options;
  const keys = Object.keys(columns);
  const isBucketed = (key: string) => columns[key]?.isBucketed === true;
  // Buckets before metrics; the order of buckets is how they nest.
  const columnOrder = [...keys.filter(isBucketed), ...keys.filter((key) => !isBucketed(key))];
  const drill = drillDowns(options.drillDowns ?? []);
  const reference = { type: 'index-pattern', id: dataView, name: `indexpattern-datasource-layer-${LAYER}` } as const;
  const form = { columnOrder, columns, incompleteColumns: {}, ignoreGlobalFilters: false, sampling: 1 };
  const attributes = {
    title,
    description,
    visualizationType,
    type: 'lens',
    references: [reference],
    state: {
      adHocDataViews: {},
      internalReferences: [],
      filters: [],
      query: kql(query),
      datasourceStates: { formBased: { layers: { [LAYER]: form } }, textBased: { layers: {} } },
      visualization,
    },
  };
  const config = { attributes, enhancements: drill.enhancements, hidePanelTitles: false };
  return { id, type: 'lens', title, width, config, references: [reference, ...drill.references] };
}

/** One number: the column `value`. */
export function metric(options: LensOptions & { readonly color?: string }): Panel {
  const { color } = options;
  return lens('lnsMetric', options, {
    ...layer,
    metricAccessor: 'value',
    showBar: false,
    ...(color === undefined ? {} : { color }),
  });
}

export type Series = 'bar_stacked' | 'bar' | 'bar_horizontal' | 'line' | 'area_stacked';

/** `x` along, `split` (where there is one) by colour, all other columns up. */
export function chart(series: Series, options: LensOptions): Panel {
  const keys = Object.keys(options.columns);
  const accessors = keys.filter((key) => key !== 'x' && key !== 'split');
  const all = { x: true, yLeft: true, yRight: true };
  return lens('lnsXY', options, {
    preferredSeriesType: series,
    legend: {
      isVisible: keys.includes('split') || accessors.length > 1,
      position: 'right',
      legendSize: 'auto',
      shouldTruncate: true,
      maxLines: 1,
    },
    valueLabels: 'hide',
    fittingFunction: 'None',
    axisTitlesVisibilitySettings: { x: false, yLeft: true, yRight: true },
    tickLabelsVisibilitySettings: all,
    gridlinesVisibilitySettings: all,
    labelsOrientation: { x: 0, yLeft: 0, yRight: 0 },
    yLeftExtent: { mode: 'full' },
    yRightExtent: { mode: 'full' },
    layers: [
      {
        ...layer,
        seriesType: series,
        xAccessor: 'x',
        ...(keys.includes('split') ? { splitAccessor: 'split' } : {}),
        accessors,
        position: 'top',
        showGridlines: false,
        palette,
      },
    ],
  });
}

/** All columns, sorted by the column `sort`. */
export function table(options: LensOptions & { readonly sort: string; readonly rows?: number }): Panel {
  const isNumber = (key: string) => options.columns[key]?.dataType === 'number';
  return lens('lnsDatatable', options, {
    ...layer,
    columns: Object.keys(options.columns).map((columnId) => ({
      columnId,
      alignment: isNumber(columnId) ? 'right' : 'left',
    })),
    paging: { enabled: true, size: options.rows ?? 10 },
    rowHeight: 'single',
    headerRowHeight: 'single',
    sorting: { columnId: options.sort, direction: 'desc' },
  });
}

/** Shares of the column `value` by all bucket columns, from the inside out. */
export function shares(shape: 'donut' | 'treemap', options: LensOptions): Panel {
  return lens('lnsPie', options, {
    shape,
    palette,
    layers: [
      {
        ...layer,
        primaryGroups: Object.keys(options.columns).filter((key) => key !== 'value'),
        metrics: ['value'],
        numberDisplay: 'percent',
        categoryDisplay: 'default',
        legendDisplay: 'show',
        legendPosition: 'right',
        legendMaxLines: 1,
        truncateLegend: true,
        nestedLegend: false,
        percentDecimals: 1,
        emptySizeRatio: 0.3,
      },
    ],
  });
}

/** The columns `x` and `y`, coloured by `value`. */
export function heatmap(options: LensOptions): Panel {
  return lens('lnsHeatmap', options, {
    ...layer,
    shape: 'heatmap',
    xAccessor: 'x',
    yAccessor: 'y',
    valueAccessor: 'value',
    legend: { isVisible: true, position: 'right', type: 'heatmap_legend' },
    gridConfig: {
      type: 'heatmap_grid',
      isCellLabelVisible: false,
      isYAxisLabelVisible: true,
      isXAxisLabelVisible: true,
      isYAxisTitleVisible: false,
      isXAxisTitleVisible: false,
    },
  });
}
