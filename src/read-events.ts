import type { LogLine } from './event.ts';
import { LineReader, type LineReaderOptions } from './line/line-reader.ts';
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
  const reader = new LineReader({ ...reading.lines, watches: (program) => registry.watches(program) });
  for await (const batch of readBatches(stream, bytes)) {
    summary.addBatch(batch);
    for (const lines of reader.readInParts(batch)) yield classify(lines, reading);
  }
  yield classify(reader.end(), reading);
  summary.addLines(reader.lines, reader.skipped);
}

function classify(lines: readonly LogLine[], { registry, summary, wants, onUnread }: Reading): LogEvent[] {
  const events: LogEvent[] = [];
  let unread = 0;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as LogLine;
    const match = registry.read(line);
    if (match !== undefined) {
      if (wants(match.parser)) events.push(new LogEvent(line, match));
    } else {
      unread++;
      summary.addUnread(line);
      onUnread?.(line.original);
    }
  }
  summary.addRead(lines, unread);
  return events;
}
