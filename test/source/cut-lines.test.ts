import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1Of } from '../../src/page.ts';
import { LineCutter } from '../../src/source/cut-lines.ts';
import { linesOf, type ReadLine } from './read-all.ts';

function cut(content: Buffer, sizes: readonly number[], maxLine: number) {
  const lines: ReadLine[] = [];
  let long = 0;
  const cutter = new LineCutter({ path: 'x' }, Math.max(...sizes), () => long++, maxLine);
  const add = (batches: ReturnType<LineCutter['take']>) => {
    for (const { bytes, offset, ascii } of batches) {
      const text = latin1Of(bytes, 0, bytes.length);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the definition of ASCII
      expect(ascii).toBe(/^[\x00-\x7f]*$/.test(text));
      lines.push(...linesOf(text, offset, lines.length + 1));
    }
  };
  for (let at = 0, turn = 0; at < content.length; turn++) {
    const count = content.copy(cutter.buffer, cutter.base, at, at + (sizes[turn % sizes.length] ?? 1));
    add(cutter.take(count));
    at += count;
  }
  add(cutter.end());
  expect(cutter.seen).toBe(content.length);
  return { lines, long };
}

function naively(content: Buffer, maxLine: number) {
  let offset = 0;
  const all = content.toString('latin1').split('\n');
  if (all.at(-1) === '') all.pop();
  const lines = all.map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    return { text: line.slice(0, maxLine), offset: start, number: index + 1 };
  });
  return { lines, long: all.filter((line) => line.length > maxLine).length };
}

const anyBytes = fc
  .array(fc.constantFrom('a', 'bc', '\n', '\n\n', '\r\n', '\0', '\xff', '\xc3\xa9', 'ddddddd', 'eeeeeeeeeeeeeeee'), {
    maxLength: 60,
  })
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

test('any content in any chunks gives the lines, offsets and numbers of a plain split', () => {
  fc.assert(
    fc.property(
      anyBytes,
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 20 }),
      (content, sizes, maxLine) => {
        expect(cut(content, sizes, maxLine)).toEqual(naively(content, maxLine));
      },
    ),
    { numRuns: 5000 },
  );
});

test('a line as long as allowed is whole, one byte more is cut', () => {
  const content = Buffer.from('aaaa\naaaaa\r\nb\naaaa');
  expect(cut(content, [100], 4)).toEqual({
    lines: [
      { text: 'aaaa', offset: 0, number: 1 },
      { text: 'aaaa', offset: 5, number: 2 },
      { text: 'b', offset: 12, number: 3 },
      { text: 'aaaa', offset: 14, number: 4 },
    ],
    long: 1,
  });
});
