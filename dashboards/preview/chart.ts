import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import type { ReadLens } from '../lint/schema.ts';
import { layerOf, type PanelRow } from './lens-query.ts';
import { colors } from './svg.ts';

/** A chart of this size as SVG, made by vega-lite of the panel's rows; the kinds that have axes, and the donut. */
export async function drawChart(
  lens: ReadLens,
  rows: readonly PanelRow[],
  width: number,
  height: number,
): Promise<string> {
  const spec = specOf(lens, rows);
  const whole = {
    width: Math.max(60, width),
    height: Math.max(40, height),
    autosize: { type: 'fit', contains: 'padding' },
    background: 'transparent',
    config: {
      font: 'sans-serif',
      range: { category: colors },
      axis: {
        labelColor: '#69707D',
        titleColor: '#343741',
        gridColor: '#EEF2F7',
        domain: false,
        ticks: false,
        labelLimit: 140,
      },
      legend: { labelColor: '#343741', title: null, labelLimit: 150 },
      view: { stroke: null },
    },
    ...spec,
  } as TopLevelSpec;
  const view = new View(parse(compile(whole).spec), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

function specOf(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { visualizationType } = lens;
  if (visualizationType === 'lnsHeatmap') return heatmap(lens, rows);
  if (visualizationType === 'lnsPie') return donut(lens, rows);
  return xy(lens, rows);
}

const time = {
  field: 'x',
  type: 'temporal',
  title: null,
  axis: { grid: false, labelOverlap: true, format: '%H:%M', tickCount: 6 },
  scale: { type: 'utc' },
};

interface Point {
  readonly x: number;
  readonly split: string;
  readonly value: number | null;
}

function xy(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { columns } = layerOf(lens.state);
  const series = String(lens.state.visualization.preferredSeriesType);
  const metrics = Object.keys(columns).filter((key) => !columns[key]?.isBucketed);
  const points = rows.flatMap((row) =>
    metrics.map((metric): Point => {
      const split = String('split' in columns ? row.split : columns[metric]?.label);
      return { x: row.x as number, split, value: row[metric] as number | null };
    }),
  );
  const order = [...new Set(points.map(({ split }) => split))];
  const isAlone = order.length === 1;
  const color = {
    field: 'split',
    type: 'nominal',
    sort: order,
    scale: { domain: order },
    ...(isAlone ? { legend: null } : {}),
  };
  const title = metrics.length === 1 ? columns[metrics[0] as string]?.label : null;
  const up = { field: 'value', type: 'quantitative', title, axis: { tickMinStep: 1 } };
  if (series.startsWith('bar')) {
    const encoding = { x: time, x2: { field: 'x2' }, y: { ...up, field: 'from' }, y2: { field: 'to' }, color };
    return {
      data: { values: stacked(points, order) },
      mark: { type: 'rect', stroke: '#fff', strokeWidth: 0.5 },
      encoding,
    };
  }
  const isArea = series.startsWith('area');
  const mark = isArea ? { type: 'area', opacity: 0.7 } : { type: 'line', point: { size: 18 }, invalid: 'filter' };
  return { data: { values: points }, mark, encoding: { x: time, y: { ...up, stack: isArea ? 'zero' : null }, color } };
}

/** Bars as wide as their step, one above the other. */
function stacked(points: readonly Point[], order: readonly string[]): object[] {
  const step = stepOf(points.map(({ x }) => x));
  const heights = new Map<number, number>();
  const sorted = [...points].sort((a, b) => order.indexOf(a.split) - order.indexOf(b.split));
  return sorted.flatMap(({ x, split, value }) => {
    if (!value) return [];
    const from = heights.get(x) ?? 0;
    heights.set(x, from + value);
    return [{ x, x2: x + step, split, from, to: from + value }];
  });
}

/** Milliseconds between two buckets. */
function stepOf(times: readonly number[]): number {
  const all = [...new Set(times)].sort((a, b) => a - b);
  return all.length > 1 ? Math.min(...all.slice(1).map((at, i) => at - (all[i] as number))) : 60_000;
}

function heatmap(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { columns } = layerOf(lens.state);
  const step = stepOf(rows.map(({ x }) => x as number));
  const values: Record<string, unknown>[] = rows.map((row) => ({ ...row, x2: (row.x as number) + step }));
  return {
    data: { values: values.filter(({ value }) => Number(value) > 0) },
    mark: { type: 'rect' },
    encoding: {
      x: time,
      x2: { field: 'x2' },
      y: { field: 'y', type: 'nominal', title: null },
      color: {
        field: 'value',
        type: 'quantitative',
        title: columns.value?.label,
        scale: { range: ['#D9E8F5', '#006BB8'] },
      },
    },
  };
}

function donut(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { columns } = layerOf(lens.state);
  const groups = Object.keys(columns).filter((key) => columns[key]?.isBucketed);
  const values = rows.map((row) => ({ group: groups.map((key) => row[key]).join(' · '), value: row.value }));
  const order = values.map(({ group }) => group);
  return {
    data: { values },
    mark: { type: 'arc', innerRadius: { expr: 'min(width,height)/6' }, stroke: '#fff' },
    encoding: {
      theta: { field: 'value', type: 'quantitative', stack: true },
      order: { field: 'value', type: 'quantitative', sort: 'descending' },
      color: { field: 'group', type: 'nominal', sort: order, scale: { domain: order } },
    },
  };
}
