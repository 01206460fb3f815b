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

const time = { field: 'x', type: 'temporal', title: null, axis: { grid: false, labelOverlap: true } };

function xy(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { columns } = layerOf(lens.state);
  const series = String(lens.state.visualization.preferredSeriesType);
  const metrics = Object.keys(columns).filter((key) => !columns[key]?.isBucketed);
  const isSplit = 'split' in columns;
  const values = rows.flatMap((row) =>
    metrics.map((metric) => ({
      x: row.x,
      split: isSplit ? row.split : columns[metric]?.label,
      value: row[metric] ?? null,
    })),
  );
  const isStacked = series.endsWith('stacked');
  const isBar = series.startsWith('bar');
  const mark = isBar
    ? { type: 'bar' }
    : series.startsWith('area')
      ? { type: 'area', opacity: 0.7 }
      : { type: 'line', point: { size: 18 }, invalid: 'filter' };
  const legend = isSplit || metrics.length > 1 ? {} : { legend: null };
  const order = [...new Set(values.map(({ split }) => split))];
  return {
    data: { values },
    mark: { ...mark, ...(isBar ? { width: { band: 0.9 } } : {}) },
    encoding: {
      x: isBar
        ? { ...time, timeUnit: { unit: 'utcyearmonthdatehoursminutesseconds', step: 1 }, bandPosition: 0.5 }
        : time,
      y: {
        field: 'value',
        type: 'quantitative',
        title: columns[metrics[0] as string]?.label ?? '',
        stack: isStacked || isBar ? 'zero' : null,
        axis: { tickMinStep: 1 },
      },
      color: { field: 'split', type: 'nominal', sort: order, scale: { domain: order }, ...legend },
    },
  };
}

function heatmap(lens: ReadLens, rows: readonly PanelRow[]): object {
  const { columns } = layerOf(lens.state);
  const steps = [...new Set(rows.map(({ x }) => x as number))].sort((a, b) => a - b);
  const step = steps.length > 1 ? (steps[1] as number) - (steps[0] as number) : 60_000;
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
