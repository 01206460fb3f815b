import { expect, test } from 'vitest';
import { Evidence, roomForHost } from '../../src/correlate/evidence.ts';
import { LogLine } from '../../src/event.ts';

/** A line that stands alone in a batch, its memory written over when `spoil` is called. */
function lineOf(text: string, number: number): { line: LogLine; spoil: () => void } {
  const bytes = new Uint8Array(Buffer.from(text));
  const page = { bytes, ascii: bytes.length === text.length };
  const batch = { file: { path: 'auth.log' }, offset: number * 1000, ...page };
  const line = new LogLine(number, 'web1', 'sshd', 1, undefined, 0, number, batch, 0, bytes.length);
  return { line, spoil: () => bytes.fill(120) };
}

test('the first lines and the last two are told as they were, though their memory was used again', () => {
  const evidence = new Evidence(roomForHost);
  const texts = ['one', 'two', 'three', 'four', `fünf ${'é'.repeat(300)}`, 'six', `seven ${'x'.repeat(5000)}`, 'ächt'];
  for (const [i, text] of texts.entries()) {
    const { line, spoil } = lineOf(text, i + 1);
    evidence.add(line, false);
    spoil();
  }
  const told = evidence.list().map(({ line, offset, time, text, file }) => ({ line, offset, time, text, file }));
  expect(told).toEqual(
    [1, 2, 3, 7, 8].map((line) => ({
      line,
      offset: line * 1000,
      time: line,
      text: texts[line - 1],
      file: 'auth.log',
    })),
  );
});
