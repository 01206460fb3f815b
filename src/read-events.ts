import { LogLine } from './event.ts';
import { LineReader, type LineReaderOptions, type MakeLine } from './line/line-reader.ts';
import { LogEvent } from './parser/log-event.ts';
import type { Registry } from './parser/registry.ts';
import type { LogStream, SourceProblem } from './source/log-stream.ts';
import { type ReadOptions, readBatches } from './source/read-batches.ts';
import type { SummaryBuilder } from './summary.ts';

/** What all streams of one run share. */
export interface Reading {
  /** Events of parsers that it does not want are counted and not handed on. */
  readonly registry: Registry;
  readonly summary: SummaryBuilder;
  readonly lines: Omit<LineReaderOptions, 'watches'>;
  readonly bytes: ReadOptions;
  readonly onUnread?: ((line: string) => void) | undefined;
}

/** One stream's classified lines, in the order of the log; what no parser reads is counted in the summary. */
export async function* readEvents(stream: LogStream, reading: Reading): AsyncGenerator<LogEvent[]> {
  const { registry, summary, bytes } = reading;
  const watches = (program: string) => registry.watches(program);
  const understood = { lines: 0 };
  const reader = new LineReader({ ...reading.lines, watches }, classifier(reading, understood));
  for await (const batch of readBatches(stream, bytes)) {
    summary.addBatch(batch);
    yield* reader.readInParts(batch);
  }
  yield reader.end();
  summary.addLines(reader.lines, reader.skipped);
  if (reader.lines > 0 && understood.lines === 0 && !reader.hasHeaders)
    summary.problems.push(notALog(stream, reader.lines));
}

function notALog({ name }: LogStream, lines: number): SourceProblem {
  const message = `${name}: not a log that sshwhy knows: of ${lines} lines none has a known header, and none is worded as by sshd`;
  const help = 'give syslog files (auth.log, secure, messages), fail2ban.log, or an export: journalctl -u ssh -o json';
  return { path: name, message, help };
}

/** The heart of the hot path: nothing is made of a line that nobody wants. */
export function classifier(
  reading: Pick<Reading, 'registry' | 'summary' | 'onUnread'>,
  understood: { lines: number },
): MakeLine<LogEvent> {
  const { registry, summary, onUnread } = reading;
  return (time, host, program, pid, message, from, number, batch, start, end) => {
    const match =
      message === undefined
        ? registry.readBytes(program, batch, from, end)
        : (registry.match(program, message) ?? (host === '' && pid === 0 ? registry.matchBare(message) : undefined));
    if (match === undefined) {
      const line = new LogLine(time, host, program, pid, message, from, number, batch, start, end);
      if (summary.addUnread(line)) onUnread?.(line.original);
      return undefined;
    }
    understood.lines++;
    summary.addEvent(time);
    if (!match.parser.isWanted) return undefined;
    return new LogEvent(new LogLine(time, host, program, pid, message, from, number, batch, start, end), match);
  };
}
