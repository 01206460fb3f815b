import { percent } from '../../number.ts';
import { forTerminal } from '../../safe-text.ts';
import type { Statistics } from '../../statistics.ts';
import type { Chart } from './figure.ts';
import { drawChart } from './render.ts';

const MOST_HOLDERS = 8;
const ROW = 24;

/** Who held sshd's slots while others were turned away; undefined when nobody is known. */
export async function blameChart(statistics: Statistics): Promise<Chart | undefined> {
  const { held, all } = statistics.holders(MOST_HOLDERS);
  if (held.length === 0) return undefined;
  const values = held.map(({ source, connections }, i) => ({
    name: forTerminal(source),
    i,
    connections,
    words: percent(connections / all),
  }));
  const y = {
    field: 'name',
    type: 'nominal',
    sort: null,
    axis: { title: null, ticks: false, labelLimit: 170 },
  };
  const x = {
    field: 'connections',
    type: 'quantitative',
    scale: { domain: [0, Math.max(...held.map(({ connections }) => connections)) * 1.3], nice: false },
    axis: { title: 'connections that held a slot', tickMinStep: 1, format: ',d', tickCount: 4 },
  };
  const picture = await drawChart({
    height: 60 + ROW * values.length,
    data: { values },
    layer: [
      { mark: { type: 'bar', fill: 'var(--series-0)', height: { band: 0.7 } }, encoding: { y, x } },
      {
        mark: { type: 'text', align: 'left', dx: 4, fill: 'var(--ink)', fontSize: 11 },
        encoding: { y, x, text: { field: 'words', type: 'nominal' } },
      },
    ],
  });
  return {
    title: 'Who held the slots',
    note: 'Connections that had not logged in while sshd turned others away, by network or address.',
    picture,
    legend: [],
    head: ['network or address', 'connections', 'share'],
    rows: held.map(({ source, connections }) => [source, connections, percent(connections / all)]),
  };
}
