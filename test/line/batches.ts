import type { LineBatch, LogLine } from '../../src/event.ts';
import { LineReader } from '../../src/line/line-reader.ts';
import type { LineReaderOptions } from '../../src/line/options.ts';

export const now = Date.UTC(2026, 10, 22) * 1000;

/** Cuts bytes (latin1) into batches of whole lines, `sizes` lines each in turn; one batch when there are no sizes. */
export function batchesOf(bytes: string, sizes: readonly number[] = [], modified?: number): LineBatch[] {
  const lines = bytes.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const file = { path: 'auth.log', ...(modified === undefined ? {} : { modified }) };
  const batches: LineBatch[] = [];
  let offset = 0;
  for (let at = 0, turn = 0; at < lines.length; turn++) {
    const size = sizes.length === 0 ? lines.length : (sizes[turn % sizes.length] as number);
    const text = lines
      .slice(at, at + size)
      .map((line) => `${line}\n`)
      .join('');
    const own = new Uint8Array(Buffer.from(text, 'latin1'));
    batches.push({ file, bytes: own, ascii: !/[\x80-\xff]/.test(text), offset });
    offset += text.length;
    at += size;
  }
  return batches;
}

/** Text as the bytes of its UTF-8 form. */
export function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Reads bytes (latin1) as one stream; UTC unless told otherwise. */
export function readAll(
  bytes: string,
  options: Partial<LineReaderOptions> = {},
  sizes: readonly number[] = [],
): LogLine[] {
  const reader = new LineReader({ now, timeZone: 'UTC', ...options });
  const lines = readBatches(reader, batchesOf(bytes, sizes));
  reader.end();
  return [...lines, ...linesOf(reader)];
}

/** The lines that end in these batches. */
export function readBatches(reader: LineReader, batches: readonly LineBatch[]): LogLine[] {
  return batches.flatMap((batch) => {
    reader.open(batch);
    return linesOf(reader);
  });
}

function linesOf(reader: LineReader): LogLine[] {
  const lines: LogLine[] = [];
  while (reader.next()) lines.push(reader.line.detached());
  return lines;
}

/** Microseconds since the epoch. */
export function micros(iso: string, fraction = 0): number {
  return Date.parse(iso) * 1000 + fraction;
}

/** Everything that a line tells. */
export function fieldsOf(line: LogLine): Record<string, unknown> {
  const { time, host, program, pid, message, lineNumber, offset } = line;
  return { time, host, program, pid, message, lineNumber, offset };
}
