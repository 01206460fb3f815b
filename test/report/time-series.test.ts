import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TimeSeries } from '../../src/report/time-series.ts';
import { WallClock } from '../../src/report/wall-clock.ts';
import { Windows } from '../../src/report/windows.ts';

const seriesOf = (entries: readonly (readonly [number, string, number])[]) => {
  const series = new TimeSeries();
  for (const [time, name, count] of entries) series.add(time, name, count);
  return series;
};
const entry = fc.tuple(
  fc.integer({ min: -8e15, max: 8e15 }).map((time) => time),
  fc.constantFrom('a', 'b'),
  fc.integer({ min: 1, max: 9 }),
);

describe('TimeSeries', () => {
  it('counts by the second while that is enough', () => {
    const series = seriesOf([
      [1_000_400, 'a', 1],
      [1_000_900, 'a', 2],
      [1_005_000, 'b', 1],
    ]);
    expect(series.step).toBe(1000);
    expect(series.buckets).toEqual([
      { start: 1_000_000, end: 1_001_000, counts: new Map([['a', 3]]) },
      { start: 1_005_000, end: 1_006_000, counts: new Map([['b', 1]]) },
    ]);
    expect(series.totals).toEqual([
      ['a', 3],
      ['b', 1],
    ]);
  });

  it('loses nothing, whatever the times and their order, and stays small', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 300 }), (entries) => {
        const series = seriesOf(entries);
        const sum = entries.reduce((all, [, , count]) => all + count, 0);
        expect(series.totals.reduce((all, [, count]) => all + count, 0)).toBe(sum);
        expect(series.buckets).toEqual(seriesOf([...entries].reverse()).buckets);
        expect(series.buckets.length).toBeLessThanOrEqual(series.step < 36_400 * 86_400_000 ? 96 : 6000);
        for (const { start, end } of series.buckets) expect(end - start).toBe(series.step);
      }),
    );
  });

  it('leaves out what has no time', () => {
    expect(seriesOf([[Number.NaN, 'a', 1]]).buckets).toEqual([]);
  });
});

describe('Windows', () => {
  it('puts the nearest together when there are many, and covers all of them still', () => {
    const windows = new Windows();
    const all = Array.from({ length: 5000 }, (_, i) => ({ start: i * 100 + (i % 7), end: i * 100 + 50 }));
    for (const window of all) windows.add(window);
    const kept = windows.list;
    expect(kept.length).toBeLessThanOrEqual(400);
    expect(windows.merged).toBe(true);
    expect(all.every(({ start, end }) => kept.some((one) => one.start <= start && one.end >= end))).toBe(true);
  });
});

describe('WallClock', () => {
  it.each([
    ['UTC', '2026-11-21T01:13:38Z', '2026-11-21T01:13:38Z'],
    ['+05:30', '2026-11-21T01:13:38Z', '2026-11-21T06:43:38Z'],
    ['Europe/Berlin', '2026-07-21T01:13:38Z', '2026-07-21T03:13:38Z'],
    ['Europe/Berlin', '2026-11-21T01:13:38Z', '2026-11-21T02:13:38Z'],
    ['Asia/Kathmandu', '2026-11-21T01:13:38.5Z', '2026-11-21T06:58:38.5Z'],
  ])('shows in %s for %s: %s', (zone, time, shown) => {
    expect(new WallClock(zone).at(Date.parse(time) * 1000)).toBe(Date.parse(shown));
  });

  it('knows no time when there is none', () => {
    expect(new WallClock('UTC').at(Number.NaN)).toBeNaN();
  });
});
