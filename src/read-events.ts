import { LogLine } from './event.ts';
import { LineReader, type LineReaderOptions, type MakeLine } from './line/line-reader.ts';
import { LogEvent } from './parser/log-event.ts';
import type { Parser, Registry } from './parser/registry.ts';
import type { LogStream } from './source/log-stream.ts';
import { type ReadOptions, readBatches } from './source/read-batches.ts';
import type { SummaryBuilder } from './summary.ts';

/** What all streams of one run share. */
export interface Reading {
  readonly registry: Registry;
  readonly summary: SummaryBuilder;
  readonly lines: Omit<LineReaderOptions, 'watches'>;
  readonly bytes: ReadOptions;
  /** Which events are handed on; the others are only counted. */
  readonly wants: (parser: Parser) => boolean;
  readonly onUnread?: ((line: string) => void) | undefined;
}

/** One stream's classified lines, in the order of the log; what no parser reads is counted in the summary. */
export async function* readEvents(stream: LogStream, reading: Reading): AsyncGenerator<LogEvent[]> {
  const { registry, summary, bytes } = reading;
  const watches = (program: string) => registry.watches(program);
  const reader = new LineReader({ ...reading.lines, watches }, classifier(reading));
  for await (const batch of readBatches(stream, bytes)) {
    summary.addBatch(batch);
    yield* reader.readInParts(batch);
  }
  yield reader.end();
  summary.addLines(reader.lines, reader.skipped);
}

/** The heart of the hot path: nothing is made of a line that nobody wants. */
function classifier({ registry, summary, wants, onUnread }: Reading): MakeLine<LogEvent> {
  return (time, host, program, pid, message, from, number, batch, start, end) => {
    const match =
      message === undefined ? registry.readBytes(program, batch, from, end) : registry.match(program, message);
    if (match === undefined) {
      const line = new LogLine(time, host, program, pid, message, from, number, batch, start, end);
      summary.addUnread(line);
      onUnread?.(line.original);
      return undefined;
    }
    summary.addEvent(time);
    if (!wants(match.parser)) return undefined;
    return new LogEvent(new LogLine(time, host, program, pid, message, from, number, batch, start, end), match);
  };
}
