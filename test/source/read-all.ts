import type { LineBatch, LogFile } from '../../src/event.ts';
import { latin1Of } from '../../src/page.ts';
import type { LogStream, SourceProblem } from '../../src/source/log-stream.ts';
import { type ReadOptions, readBatches } from '../../src/source/read-batches.ts';

export interface ReadLine {
  readonly text: string;
  readonly offset: number;
  readonly number: number;
}

export function streamOf(...paths: string[]): LogStream {
  return { name: paths[0] ?? '', files: paths.map((path) => ({ path, size: 0 })) };
}

/** Everything a stream gives, line by line. */
export async function readAll(stream: LogStream, options: ReadOptions = {}) {
  const lines: ReadLine[] = [];
  const problems: SourceProblem[] = [];
  const files: LogFile[] = [];
  const batches = [];
  let long = 0;
  let number = 1;
  const onLongLine = () => long++;
  const onProblem = (problem: SourceProblem) => problems.push(problem);
  for await (const batch of readBatches(stream, { onProblem, onLongLine, ...options })) {
    const text = batchText(batch);
    const { file, offset, ascii } = batch; // its bytes hold only until the next one
    batches.push({ file, text, offset, ascii });
    if (files.at(-1) !== batch.file) files.push(batch.file);
    if (offset === 0) number = 1; // as the reader of headers counts
    lines.push(...linesOf(text, offset, number));
    number = (lines.at(-1) as ReadLine).number + 1;
  }
  return { lines, problems, files, batches, long, text: batches.map(({ text }) => text).join('') };
}

export function batchText({ bytes }: LineBatch): string {
  return latin1Of(bytes, 0, bytes.length);
}

export function linesOf(text: string, offset: number, firstLine: number): ReadLine[] {
  if (!text.endsWith('\n')) throw new Error('a batch does not end in a line end');
  let at = offset;
  return text
    .slice(0, -1)
    .split('\n')
    .map((line, index) => {
      const start = at;
      at += line.length + 1;
      return { text: line, offset: start, number: firstLine + index };
    });
}
