import { causes } from '../../../event.ts';
import type { Statistics } from '../../statistics.ts';
import { bansChart } from './bans.ts';
import { blameChart } from './blame.ts';
import type { Chart } from './figure.ts';
import { heatMap } from './heat-map.ts';
import { stackedBars } from './stacked-bars.ts';

/** Every chart that has something to show. */
export async function allCharts(statistics: Statistics): Promise<Chart[]> {
  const { clock, incidents, drops, throttling, logins, bans } = statistics;
  const { zone } = clock;
  const windows = throttling.list.map(({ start, end }) => ({ start: clock.at(start), end: clock.at(end) }));
  const named = new Set<string>(causes);
  const charts = [
    await stackedBars({
      title: 'Incidents',
      note: 'When each began, by cause.',
      series: incidents,
      unit: 'incidents',
      order: incidents.totals.map(([name]) => name).filter((name) => named.has(name)),
      zone,
    }),
    await stackedBars({
      title: 'Connections dropped by MaxStartups',
      note: throttling.merged
        ? 'Against the times in which sshd said that it throttles; those near each other are drawn as one.'
        : 'Against the times in which sshd said that it throttles.',
      series: drops,
      unit: 'connections dropped',
      zone,
      bands: { name: 'sshd throttles', all: windows.filter(({ start, end }) => !Number.isNaN(start + end)) },
    }),
    await blameChart(statistics),
    await stackedBars({
      title: 'Logins',
      note: 'That failed and that succeeded, each try counted once.',
      series: logins,
      unit: 'logins',
      order: ['succeeded', 'failed'],
      zone,
    }),
    await bansChart(bans, zone),
    await heatMap(statistics),
  ];
  return charts.filter((chart) => chart !== undefined);
}
