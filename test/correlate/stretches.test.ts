import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Stretches } from '../../src/correlate/stretches.ts';

const SECOND = 1_000_000;

test('a moment touches what it lies in, however many stretches there are', () => {
  const moments = fc.array(fc.nat(2000 * SECOND), { maxLength: 60 }).map((times) => times.sort((a, b) => a - b));
  const asked = fc.tuple(fc.nat(2000 * SECOND), fc.nat(20 * SECOND));
  fc.assert(
    fc.property(moments, fc.array(asked), (times, questions) => {
      const stretches = new Stretches();
      for (const time of times) stretches.add(time);
      for (const [from, length] of questions) {
        const to = from + length;
        const within = times.some((time, i) => {
          const next = times[i + 1] ?? time;
          const end = next - time <= SECOND ? next : time;
          return time <= to && end >= from;
        });
        expect(stretches.touches(from, to)).toBe(within);
      }
    }),
    { numRuns: 500 },
  );
});
