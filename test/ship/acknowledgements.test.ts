import { describe, expect, it } from 'vitest';
import { Acknowledgements } from '../../src/ship/acknowledgements.ts';

describe('Acknowledgements', () => {
  it('tells a token when all up to it is safe, in order', () => {
    const told: number[] = [];
    const all = new Acknowledgements<number>((token) => told.push(token));
    const parcels = Array.from({ length: 5 }, (_, i) => all.add(i, i === 3 ? 0 : 2));
    const settle = (...places: number[]) => {
      for (const place of places) (parcels[place] as { left: number }).left--;
      all.advance();
      return told.splice(0);
    };
    expect(settle(1, 1, 2)).toEqual([]);
    expect(settle(0)).toEqual([]);
    expect(settle(0)).toEqual([1]);
    expect(all.outstanding).toBe(3);
    expect(settle(4, 4)).toEqual([]);
    expect(settle(2)).toEqual([4]);
    expect(all.outstanding).toBe(0);
    expect(settle()).toEqual([]);
  });

  it('does not forget its place in a long row', () => {
    const told: number[] = [];
    const all = new Acknowledgements<number>((token) => told.push(token));
    const parcels = Array.from({ length: 5000 }, (_, i) => all.add(i, 1));
    for (const parcel of parcels) {
      parcel.left--;
      all.advance();
    }
    expect(told).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    expect(all.outstanding).toBe(0);
  });
});
