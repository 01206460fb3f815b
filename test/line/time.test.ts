import { describe, expect, it } from 'vitest';
import { LineReader } from '../../src/line/line-reader.ts';
import type { LineReaderOptions } from '../../src/line/options.ts';
import { batchesOf, micros, now, readAll, readBatches } from './batches.ts';

/** The times of lines with these stamps, as ISO. */
function timesOf(stamps: readonly string[], options: Partial<LineReaderOptions> = {}, modified?: number): string[] {
  const reader = new LineReader({ now, timeZone: 'UTC', ...options });
  const text = stamps.map((stamp) => `${stamp} web1 sshd[1]: x\n`).join('');
  return readBatches(reader, batchesOf(text, [], modified)).map(({ time }) =>
    new Date(time / 1000).toISOString().replace('.000Z', 'Z'),
  );
}

describe('the year', () => {
  it('is the latest that is not in the future', () => {
    expect(timesOf(['Nov 22 10:00:00'])).toEqual(['2026-11-22T10:00:00Z']);
    expect(timesOf(['Nov 24 10:00:00'])).toEqual(['2025-11-24T10:00:00Z']);
  });

  it('comes from the last change of the file', () => {
    const modified = micros('2020-03-01T00:00:00Z');
    expect(timesOf(['Feb 28 10:00:00'], {}, modified)).toEqual(['2020-02-28T10:00:00Z']);
    expect(timesOf(['Mar 28 10:00:00'], {}, modified)).toEqual(['2019-03-28T10:00:00Z']);
  });

  it('is the one given, whatever the clock says', () => {
    expect(timesOf(['Dec 31 23:59:59', 'Jan  1 00:00:00'], { year: 2029 })).toEqual([
      '2029-12-31T23:59:59Z',
      '2030-01-01T00:00:00Z',
    ]);
  });

  it('goes on from December to January, and back when lines are out of order', () => {
    expect(timesOf(['Dec 31 23:59:59', 'Jan  1 00:00:01', 'Dec 31 23:59:58', 'Jan  1 00:00:02'])).toEqual([
      '2025-12-31T23:59:59Z',
      '2026-01-01T00:00:01Z',
      '2025-12-31T23:59:58Z',
      '2026-01-01T00:00:02Z',
    ]);
  });

  it('survives a quiet half-year', () => {
    expect(timesOf(['Jan  5 00:00:00', 'Aug  1 00:00:00', 'Nov  1 00:00:00'])).toEqual([
      '2026-01-05T00:00:00Z',
      '2026-08-01T00:00:00Z',
      '2026-11-01T00:00:00Z',
    ]);
    expect(timesOf(['Oct  5 00:00:00', 'Apr 20 00:00:00'], { year: 2024 })).toEqual([
      '2024-10-05T00:00:00Z',
      '2025-04-20T00:00:00Z',
    ]);
  });

  it('survives a clock that was wrong for a while', () => {
    expect(timesOf(['Nov 20 00:00:00', 'Jan  1 00:00:00', 'Nov 20 00:00:09'])[2]).toBe('2026-11-20T00:00:09Z');
    expect(timesOf(['Nov 20 00:00:00', 'Dec  5 00:00:00', 'Nov 20 00:00:09'])[2]).toBe('2026-11-20T00:00:09Z');
  });

  it('has a 29th of February', () => {
    expect(timesOf(['Feb 29 12:00:00', 'Mar  1 00:00:00'])).toEqual(['2024-02-29T12:00:00Z', '2024-03-01T00:00:00Z']);
    expect(timesOf(['Feb 29 12:00:00'], { year: 2027 })).toEqual(['2028-02-29T12:00:00Z']);
  });

  it('follows other forms of stamp', () => {
    expect(timesOf(['2019-12-31T23:59:00Z', 'Dec 31 23:59:01', 'Jan  1 00:00:00'])).toEqual([
      '2019-12-31T23:59:00Z',
      '2019-12-31T23:59:01Z',
      '2020-01-01T00:00:00Z',
    ]);
  });
});

describe('the time zone', () => {
  it.each([
    ['Europe/Berlin', 'Nov 21 01:02:03', '2026-11-21T00:02:03Z'],
    ['Europe/Berlin', 'Jul 21 01:02:03', '2026-07-20T23:02:03Z'],
    ['Asia/Kolkata', 'Nov 21 01:02:03', '2026-11-20T19:32:03Z'],
    ['+05:45', '2026-11-21 01:02:03', '2026-11-20T19:17:03Z'],
    ['America/New_York', '2026-11-21T01:02:03', '2026-11-21T06:02:03Z'],
    ['America/New_York', '2026-11-21T01:02:03+00:00', '2026-11-21T01:02:03Z'],
    ['Europe/Berlin', 'Sat 2026-11-21 01:02:03 CET', '2026-11-21T00:02:03Z'],
    ['Europe/Berlin', 'Mar 29 01:59:59', '2026-03-29T00:59:59Z'],
    ['Europe/Berlin', 'Mar 29 02:30:00', '2026-03-29T01:30:00Z'],
    ['Europe/Berlin', 'Mar 29 03:00:00', '2026-03-29T01:00:00Z'],
  ])('%s: %s is %s', (timeZone, stamp, expected) => {
    expect(timesOf([stamp], { timeZone })).toEqual([expected]);
  });

  it('tells the two hours apart when the clocks go back', () => {
    const stamps = ['01:59:59', '02:10:00', '02:59:59', '02:00:00', '02:10:00', '02:59:59', '03:00:00'];
    expect(
      timesOf(
        stamps.map((clock) => `Oct 25 ${clock}`),
        { timeZone: 'Europe/Berlin' },
      ),
    ).toEqual([
      '2026-10-24T23:59:59Z',
      '2026-10-25T00:10:00Z',
      '2026-10-25T00:59:59Z',
      '2026-10-25T01:00:00Z',
      '2026-10-25T01:10:00Z',
      '2026-10-25T01:59:59Z',
      '2026-10-25T02:00:00Z',
    ]);
  });

  it('that does not exist is the user’s mistake', () => {
    expect(() => new LineReader({ now, timeZone: 'Mars/Olympus' })).toThrow(/No such time zone: Mars\/Olympus/);
  });

  it('of the system is the default', () => {
    const [line] = readAll('Nov 21 01:02:03 web1 sshd[1]: x\n', {
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    const reader = new LineReader({ now });
    expect(readBatches(reader, batchesOf('Nov 21 01:02:03 web1 sshd[1]: x\n'))[0]?.time).toBe(line?.time);
  });
});
