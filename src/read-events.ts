import type { LogLine } from './event.ts';
import { LineReader, type LineReaderOptions } from './line/line-reader.ts';
import { LogEvent } from './parser/log-event.ts';
import type { Registry } from './parser/registry.ts';
import type { LogStream } from './source/log-stream.ts';
import { type ReadOptions, readBatches } from './source/read-batches.ts';
import type { SummaryBuilder } from './summary.ts';

/** What all streams of one run share. */
export interface Reading {
  readonly registry: Registry;
  readonly summary: SummaryBuilder;
  readonly lines: Omit<LineReaderOptions, 'watches'>;
  readonly bytes: ReadOptions;
  readonly onUnread?: ((line: string) => void) | undefined;
}

/** One stream's classified lines, in the order of the log; what no parser reads is counted in the summary. */
export async function* readEvents(stream: LogStream, reading: Reading): AsyncGenerator<LogEvent[]> {
  const { registry, summary, bytes } = reading;
  const reader = new LineReader({ ...reading.lines, watches: (program) => registry.watches(program) });
  for await (const batch of readBatches(stream, bytes)) {
    const events = classify(reader.read(batch), reading);
    summary.addBatch(batch);
    yield events;
  }
  yield classify(reader.end(), reading);
  summary.addLines(reader.lines, reader.skipped);
}

function classify(lines: readonly LogLine[], { registry, summary, onUnread }: Reading): LogEvent[] {
  const events: LogEvent[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as LogLine;
    const match = registry.read(line);
    if (match !== undefined) events.push(new LogEvent(line, match));
    else {
      summary.addUnread(line);
      onUnread?.(line.original);
    }
  }
  summary.addEvents(events);
  return events;
}
