import type { Bucket, TimeSeries } from '../../time-series.ts';
import type { Chart } from './figure.ts';
import { drawChart } from './render.ts';
import { shownTime, stepName, timeAxis } from './time-axis.ts';

const HEIGHT = 210;
const MOST_JAILS = 6;
const REST = 'other jails';

/** Bans up and unbans down, by jail; undefined when there were none. */
export async function bansChart(series: TimeSeries, zone: string): Promise<Chart | undefined> {
  const { buckets, step } = series;
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const jails = [...new Set(series.totals.map(([name]) => name.slice(0, name.lastIndexOf(' '))))];
  const shown = jails.length > MOST_JAILS ? [...jails.slice(0, MOST_JAILS - 1), REST] : jails;
  const sumOf = (bucket: Bucket, jail: string, kind: string) => {
    const named = jail === REST ? jails.slice(MOST_JAILS - 1) : [jail];
    return named.reduce((sum, name) => sum + (bucket.counts.get(`${name} ${kind}`) ?? 0), 0);
  };
  const pieces = buckets.flatMap((bucket) =>
    ['bans', 'unbans'].flatMap((kind) => {
      let height = 0;
      return shown.flatMap((jail) => {
        const from = height;
        height += sumOf(bucket, jail, kind) * (kind === 'bans' ? 1 : -1);
        return from === height ? [] : [{ start: bucket.start, end: bucket.end, jail, from, to: height }];
      });
    }),
  );
  const picture = await drawChart({
    height: HEIGHT,
    layer: [
      {
        data: { values: pieces },
        mark: { type: 'rect', stroke: 'var(--paper)', strokeWidth: 0.5 },
        encoding: {
          x: timeAxis(first.start, last.end, `time (${zone}), each bar ${stepName(step)}`),
          x2: { field: 'end' },
          y: {
            field: 'from',
            type: 'quantitative',
            axis: {
              title: '← unbans   bans →',
              labelExpr: "format(abs(datum.value), ',d')",
              tickMinStep: 1,
              tickCount: 4,
            },
          },
          y2: { field: 'to' },
          fill: {
            field: 'jail',
            type: 'nominal',
            legend: null,
            scale: { domain: shown, range: shown.map((_, i) => `var(--series-${i})`) },
          },
        },
      },
      {
        data: { values: [{ zero: 0 }] },
        mark: { type: 'rule', stroke: 'var(--line)' },
        encoding: { y: { field: 'zero', type: 'quantitative' } },
      },
    ],
  });
  return {
    title: 'Bans and unbans',
    note: 'By jail, or by tool where it has no jails: bans above the line, unbans below it.',
    picture,
    legend: shown.map((name, i) => ({ name, color: i })),
    head: [`from (${zone})`, 'jail', 'bans', 'unbans'],
    rows: buckets.flatMap((bucket) =>
      shown.flatMap((jail) => {
        const counts = [sumOf(bucket, jail, 'bans'), sumOf(bucket, jail, 'unbans')];
        return counts.some((count) => count > 0) ? [[shownTime(bucket.start), jail, ...counts]] : [];
      }),
    ),
  };
}
