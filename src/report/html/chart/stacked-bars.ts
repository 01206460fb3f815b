import type { TimeSeries } from '../../time-series.ts';
import type { Chart, Series } from './figure.ts';
import { drawChart } from './render.ts';
import { shownTime, stepName, timeAxis } from './time-axis.ts';

const HEIGHT = 210;
/** Further ones stand together: more colours cannot be told apart. */
const MOST_SERIES = 7;
const REST = 'other';

interface Bars {
  readonly title: string;
  readonly note: string;
  readonly series: TimeSeries;
  /** The y axis: what is counted. */
  readonly unit: string;
  /** In the order in which they stand upon each other; by size when left out. */
  readonly order?: readonly string[];
  /** Name of the time zone. */
  readonly zone: string;
  /** Stretches of time to shade, in wall-clock milliseconds. */
  readonly bands?: { readonly name: string; readonly all: readonly { readonly start: number; readonly end: number }[] };
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** Counts over time as bars, one series upon the other; undefined when there is nothing to count. */
export async function stackedBars({ title, note, series, unit, order, zone, bands }: Bars): Promise<Chart | undefined> {
  const { buckets, step } = series;
  const all = [...buckets, ...(bands?.all ?? [])];
  if (buckets.length === 0) return undefined;
  const start = Math.min(...all.map((one) => one.start));
  const end = Math.max(...all.map((one) => one.end));
  const names = order ?? series.totals.map(([name]) => name);
  const shown = names.length > MOST_SERIES ? [...names.slice(0, MOST_SERIES - 1), REST] : names;
  const legend: Series[] = shown.map((name, i) => ({ name, color: i }));
  const counts = buckets.map((bucket) => ({
    ...bucket,
    values: shown.map((name) => countOf(bucket.counts, name, names, shown)),
  }));
  const pieces = counts.flatMap((bucket) => stack(bucket, shown));
  const x = timeAxis(start, end, `time (${zone}), each bar ${stepName(step)}`);
  const shade = {
    data: { values: widened(bands?.all ?? [], end - start) },
    mark: { type: 'rect', fill: 'var(--band)' },
    encoding: { x: { ...x, scale: { type: 'utc', nice: false } }, x2: { field: 'end' } },
  };
  const bars = {
    data: { values: pieces },
    mark: { type: 'rect', stroke: 'var(--paper)', strokeWidth: 0.5 },
    encoding: {
      x,
      x2: { field: 'end' },
      y: { field: 'from', type: 'quantitative', axis: { title: unit, tickMinStep: 1, format: ',d', tickCount: 4 } },
      y2: { field: 'to' },
      fill: {
        field: 'series',
        type: 'nominal',
        legend: null,
        scale: { domain: shown, range: shown.map((_, i) => `var(--series-${i})`) },
      },
    },
  };
  return {
    title,
    note,
    picture: await drawChart({ height: HEIGHT, layer: bands ? [shade, bars] : [bars] }),
    legend: bands ? [...legend, { name: bands.name, color: 0, of: 'band' }] : legend,
    head: [`from (${zone})`, ...shown],
    rows: counts.map(({ start: from, values }) => [shownTime(from), ...values]),
  };
}

function countOf(
  counts: ReadonlyMap<string, number>,
  name: string,
  names: readonly string[],
  shown: readonly string[],
): number {
  if (name !== REST || names.includes(REST)) return counts.get(name) ?? 0;
  const rest = names.filter((other) => !shown.includes(other));
  return rest.reduce((sum, other) => sum + (counts.get(other) ?? 0), 0);
}

function stack(
  { start, end, values }: { start: number; end: number; values: readonly number[] },
  shown: readonly string[],
): Piece[] {
  let height = 0;
  return values.flatMap((value, i) => {
    if (value === 0) return [];
    const from = height;
    height += value;
    return [{ start, end, series: shown[i] as string, from, to: height }];
  });
}

/** A stretch that would be thinner than a hair is still to be seen. */
function widened(all: readonly { readonly start: number; readonly end: number }[], length: number) {
  const least = length / 150;
  return all.map(({ start, end }) => ({ start, end: Math.max(end, start + least) }));
}
