import fc from 'fast-check';
import { expect, it } from 'vitest';
import { engine } from '../../src/engine/engine.ts';
import { HeaderReader } from '../../src/line/header-reader.ts';
import { LineFinder } from '../../src/line/line-finder.ts';
import { Programs } from '../../src/line/program.ts';
import { StampReader } from '../../src/line/stamp.ts';

const NEWLINE = 10;

function newFinder(): LineFinder {
  const stamps = new StampReader(undefined, undefined);
  return new LineFinder(engine(), new HeaderReader(engine(), stamps, new Programs()).usual);
}

const batchOf = (bytes: Uint8Array) => ({ file: { path: 'x' }, bytes, ascii: false, offset: 0 });

function found(finder: LineFinder, bytes: Uint8Array): number[] {
  finder.open(batchOf(bytes));
  const places = [];
  while (finder.next()) places.push(finder.lineEnd);
  return places;
}

function plainly(bytes: Uint8Array): number[] {
  const ends = [...bytes.keys()].filter((at) => bytes[at] === NEWLINE);
  return bytes.length === 0 || bytes.at(-1) === NEWLINE ? ends : [...ends, bytes.length];
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
      expect(found(newFinder(), bytes)).toEqual(plainly(bytes));
    }),
  );
});

it('does not mix up what two of them read in turn, nor a batch with the one before it', () => {
  const [one, other] = [newFinder(), newFinder()];
  const long = new Uint8Array(50_000).map((_, at) => (at % 7 === 0 ? NEWLINE : 1));
  const short = Uint8Array.of(1, NEWLINE, 1);
  one.open(batchOf(long));
  const ends = [];
  while (one.next()) {
    ends.push(one.lineEnd);
    if (ends.length % 50 === 0) expect(found(other, short)).toEqual([1, 3]);
  }
  expect(ends).toEqual(plainly(long));
  expect(found(one, short)).toEqual([1, 3]);
});
