import { grouped } from '../../number.ts';
import { forTerminal } from '../../safe-text.ts';
import { OTHERS, type Statistics } from '../../statistics.ts';
import type { Chart } from './figure.ts';
import { drawChart } from './render.ts';

const MOST_HOSTS = 12;
const ROW = 24;
const SHADES = 5;

/** Connections cut by host and hour of the day; undefined when none were. */
export async function heatMap({ hours, clock }: Statistics): Promise<Chart | undefined> {
  const all = [...hours]
    .map(([host, counts]) => ({ host: host || '(no name)', counts, sum: sumOf(counts) }))
    .sort(
      (a, b) => Number(a.host === OTHERS) - Number(b.host === OTHERS) || b.sum - a.sum || (a.host < b.host ? -1 : 1),
    );
  if (all.length === 0) return undefined;
  const rest = all.slice(MOST_HOSTS);
  const shown = rest.length === 0 ? all : [...all.slice(0, MOST_HOSTS), together(rest)];
  const most = Math.max(...shown.flatMap(({ counts }) => counts));
  const limits = limitsFor(most);
  const values = shown.flatMap(({ host, counts }, row) =>
    counts.map((count, hour) => ({ host: forTerminal(host), row, hour, shade: shadeOf(count, limits) })),
  );
  const picture = await drawChart({
    height: 60 + ROW * shown.length,
    data: { values },
    mark: { type: 'rect', stroke: 'var(--paper)', strokeWidth: 1 },
    encoding: {
      x: {
        field: 'hour',
        type: 'ordinal',
        axis: {
          title: `hour of the day (${clock.zone})`,
          labelAngle: 0,
          values: [0, 3, 6, 9, 12, 15, 18, 21],
          ticks: false,
        },
      },
      y: {
        field: 'host',
        type: 'nominal',
        sort: null,
        axis: { title: 'host', ticks: false, labelLimit: 110 },
      },
      fill: {
        field: 'shade',
        type: 'ordinal',
        legend: null,
        scale: {
          domain: Array.from({ length: SHADES + 1 }, (_, i) => i),
          range: Array.from({ length: SHADES + 1 }, (_, i) => `var(--heat-${i})`),
        },
      },
    },
  });
  return {
    title: 'When it happens',
    note: 'Connections cut, by host and hour of the day.',
    picture,
    legend: legendOf(limits),
    head: ['host', ...Array.from({ length: 24 }, (_, hour) => String(hour))],
    rows: shown.map(({ host, counts }) => [host, ...counts]),
  };
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function together(rest: readonly { readonly counts: readonly number[] }[]) {
  const counts = Array.from({ length: 24 }, (_, hour) =>
    rest.reduce((sum, one) => sum + (one.counts[hour] as number), 0),
  );
  return { host: `${rest.length} others`, counts, sum: sumOf(counts) };
}

/** The highest count of each shade, each several times the one before, for a few hours mostly have very many. */
function limitsFor(most: number): number[] {
  const limits = Array.from({ length: SHADES }, (_, i) => Math.ceil(most ** ((i + 1) / SHADES)));
  return [...new Set(limits)];
}

function shadeOf(count: number, limits: readonly number[]): number {
  if (count === 0) return 0;
  const place = limits.findIndex((limit) => count <= limit);
  // The most has the strongest colour, however few shades there are.
  return SHADES - (limits.length - 1 - place);
}

function legendOf(limits: readonly number[]) {
  const shades = limits.map((limit, i) => {
    const least = i === 0 ? 1 : (limits[i - 1] as number) + 1;
    return {
      name: least === limit ? grouped(limit) : `${grouped(least)} – ${grouped(limit)}`,
      color: shadeOf(limit, limits),
      of: 'heat' as const,
    };
  });
  return [{ name: '0', color: 0, of: 'heat' as const }, ...shades];
}
