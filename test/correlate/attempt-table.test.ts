import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AttemptTable } from '../../src/correlate/attempt-table.ts';

test('keeps what a Map would', () => {
  const number = fc.oneof(fc.constantFrom(0, 1, -1, 2 ** 31 - 1, -(2 ** 31)), fc.integer({ min: -300, max: 300 }));
  const entry = fc.tuple(number, fc.nat(3), fc.oneof(fc.nat(), fc.constant(Number.NaN)), fc.boolean());
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 400 }), (entries) => {
      const table = new AttemptTable();
      const expected = new Map<string, [number, boolean]>();
      for (const [first, second, time, isMarked] of entries) {
        table.add(first, second, time, isMarked);
        expected.set(`${first} ${second}`, [time, isMarked]);
      }
      expect(table.size).toBe(expected.size);
      for (const [first, second] of entries) {
        const place = table.find(first, second);
        expect([table.timeAt(place), table.isMarked(place)]).toEqual(expected.get(`${first} ${second}`));
      }
      expect(table.find(1000, 0)).toBe(-1);
    }),
  );
});
