import { describe, expect, it } from 'vitest';
import { Clock } from '../../src/report/clock.ts';
import { cutTo, displayWidth, wrap, wrapAtMost } from '../../src/report/layout.ts';
import { sparkline } from '../../src/report/sparkline.ts';
import { at } from './make-incident.ts';

describe('layout', () => {
  it('counts columns, not characters', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('日本')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
  });

  it('cuts and breaks', () => {
    expect(cutTo('abcdef', 4)).toBe('abc…');
    expect(cutTo('日本語', 5)).toBe('日本…');
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrapAtMost('x'.repeat(70_000), 10, 2)).toEqual(['x'.repeat(10), `${'x'.repeat(9)}…`]);
  });
});

describe('Clock', () => {
  it('leaves out the date while there is one', () => {
    const clock = new Clock('UTC', [at('01:00:00'), at('23:00:00'), Number.NaN]);
    expect(clock.day).toBe('2026-11-21');
    expect(clock.moment(at('01:13:38'))).toBe('01:13:38');
    expect(clock.window(at('01:13:38'), at('01:14:00'))).toBe('01:13:38 – 01:14:00');
    expect(clock.window(at('01:13:38'), at('01:13:38'))).toBe('01:13:38');
    expect(clock.moment(at('01:13:38') - 86_400e6)).toBe('2026-11-20 01:13:38');
    expect(clock.moment(Number.NaN)).toBe('unknown time');
  });

  it('names the date where there are several days', () => {
    const clock = new Clock('+02:00', [at('21:00:00'), at('23:00:00')]);
    expect(clock.window(at('21:00:00'), at('23:00:00'))).toBe('2026-11-21 23:00:00 – 2026-11-22 01:00:00');
    expect(new Clock('Asia/Tokyo', [at('01:00:00')]).moment(at('01:00:00'))).toBe('10:00:00');
  });
});

describe('sparkline', () => {
  it('shows the highest as full and zero as empty', () => {
    expect(sparkline({ start: 0, step: 1e6, counts: [0, 1, 100, 50] })).toEqual({
      bars: '▁▂█▄',
      unit: 'per second, 100 at most',
    });
  });

  it('puts steps together when there are too many', () => {
    const line = sparkline({ start: 0, step: 60e6, counts: Array.from({ length: 100 }, () => 1) });
    expect(line?.bars).toHaveLength(34);
    expect(line?.unit).toBe('per 3 min, 3 at most');
  });

  it('is nothing where there is nothing to see', () => {
    expect(sparkline({ start: 0, step: 1e6, counts: [7] })).toBeUndefined();
    expect(sparkline({ start: 0, step: 1e6, counts: [0, 0] })).toBeUndefined();
  });
});
