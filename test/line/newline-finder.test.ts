import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NewlineFinder } from '../../src/line/newline-finder.ts';

const NEWLINE = 10;

function found(finder: NewlineFinder, bytes: Uint8Array): number[] {
  finder.open(bytes);
  const places = [];
  for (let at = finder.next(); at < bytes.length; at = finder.next()) places.push(at);
  return places;
}

function plainly(bytes: Uint8Array): number[] {
  return [...bytes.keys()].filter((at) => bytes[at] === NEWLINE);
}

it('finds every line end and nothing else, also across the blocks that are searched at once', () => {
  const byte = fc.oneof({ weight: 9, arbitrary: fc.nat(255) }, { weight: 1, arbitrary: fc.constant(NEWLINE) });
  const stretch = fc
    .tuple(fc.integer({ min: 1, max: 40_000 }), byte)
    .map(([length, value]) => Array(length).fill(value));
  const text = fc
    .array(fc.oneof(stretch, fc.array(byte)), { maxLength: 4 })
    .map((parts) => Uint8Array.from(parts.flat()));
  fc.assert(
    fc.property(text, (bytes) => {
      expect(found(new NewlineFinder(), bytes)).toEqual(plainly(bytes));
    }),
  );
});

it('does not mix up what two of them read in turn, nor a batch with the one before it', () => {
  const [one, other] = [new NewlineFinder(), new NewlineFinder()];
  const long = new Uint8Array(50_000).map((_, at) => (at % 7 === 0 ? NEWLINE : 1));
  const short = Uint8Array.of(1, NEWLINE, 1);
  one.open(long);
  expect(one.next()).toBe(0);
  expect(found(other, short)).toEqual([1]);
  expect(one.next()).toBe(7);
  expect(found(one, short)).toEqual([1]);
  expect(one.next()).toBe(short.length);
});
