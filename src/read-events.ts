import type { LineBatch } from './event.ts';
import { emptyLine } from './line/empty-line.ts';
import { LineReader } from './line/line-reader.ts';
import type { LineReaderOptions } from './line/options.ts';
import type { EventSource } from './merge.ts';
import { LogEvent } from './parser/log-event.ts';
import { Match } from './parser/match.ts';
import type { Registry } from './parser/registry.ts';
import type { LogStream, SourceProblem } from './source/log-stream.ts';
import { type ReadOptions, readBatches } from './source/read-batches.ts';
import type { SummaryBuilder } from './summary.ts';

/** What all streams of one run share. */
export interface Reading {
  /** Events of parsers that it does not want are counted and not handed on. */
  readonly registry: Registry;
  readonly summary: SummaryBuilder;
  readonly lines: Omit<LineReaderOptions, 'watches' | 'questionsOf'>;
  readonly bytes: ReadOptions;
  readonly onUnread?: ((line: string) => void) | undefined;
}

/** An event to be filled in. */
export function emptyEvent(): LogEvent {
  return new LogEvent(emptyLine(), new Match());
}

/** What the lines of one reader say. One event object serves them all in turn, see LogLine. */
export class LineEvents {
  /** The one that `next` came to. */
  event = emptyEvent();
  /** Lines that some parser reads. */
  understood = 0;
  readonly #lines: LineReader;
  readonly #reading: Pick<Reading, 'registry' | 'summary' | 'onUnread'>;

  constructor(lines: LineReader, reading: Pick<Reading, 'registry' | 'summary' | 'onUnread'>) {
    this.#lines = lines;
    this.#reading = reading;
    lines.line = this.event.line;
  }

  /** Goes to the next event of what the reader has in hand; false when there are no more. */
  next(): boolean {
    while (this.#lines.next()) if (this.#classify(this.event)) return true;
    return false;
  }

  /** Hands out the event that `next` came to: nothing is read into it any more, and `other` takes its place. */
  exchange(other: LogEvent): LogEvent {
    const { event } = this;
    event.match.keepTokens();
    this.event = other;
    this.#lines.line = other.line;
    return event;
  }

  /** The heart of the hot path; false for a line that nobody wants. */
  #classify(event: LogEvent): boolean {
    const { registry, summary } = this.#reading;
    const { line, match } = event;
    const isKnown = this.#lines.isFound
      ? registry.readFound(line.program, this.#lines.finder, line.batch, line.messageStart, line.end, match)
      : line.ownMessage === undefined
        ? registry.readBytes(line.program, line.batch, line.messageStart, line.end, match)
        : registry.readText(line.program, line.ownMessage, match) ||
          (line.host === '' && line.pid === 0 && registry.readBare(line.ownMessage, match));
    if (!isKnown) {
      if (summary.addUnread(line)) this.#reading.onUnread?.(line.original);
      return false;
    }
    this.understood++;
    summary.addEvent(line.time);
    if (!match.pattern.isWanted) return false;
    event.classify();
    return true;
  }
}

/**
 * One stream's classified lines, in the order of the log; what no parser reads is counted in the summary. A part at a
 * time is loaded, which has to wait; the events of a part are then gone through without waiting.
 */
export class EventStream implements EventSource {
  readonly #events: LineEvents;
  readonly #stream: LogStream;
  readonly #reading: Reading;
  readonly #batches: AsyncGenerator<LineBatch>;
  readonly #lines: LineReader;
  #state: 'reading' | 'ending' | 'over' = 'reading';

  /** @throws UserError `bad-time-zone` */
  constructor(stream: LogStream, reading: Reading) {
    const { registry, lines, bytes } = reading;
    this.#stream = stream;
    this.#reading = reading;
    this.#batches = readBatches(stream, bytes);
    this.#lines = new LineReader({ ...lines, ...registry.readerOptions });
    this.#events = new LineEvents(this.#lines, reading);
  }

  get event(): LogEvent {
    return this.#events.event;
  }

  async load(): Promise<boolean> {
    if (this.#state === 'reading') {
      const { value: batch, done } = await this.#batches.next();
      if (!done) {
        this.#reading.summary.addBatch(batch);
        this.#lines.open(batch);
        return true;
      }
      this.#state = 'ending';
      this.#lines.end();
      return true;
    }
    if (this.#state === 'ending') this.#sumUp();
    this.#state = 'over';
    return false;
  }

  next(): boolean {
    return this.#events.next();
  }

  #sumUp(): void {
    const { lines, skipped, hasHeaders } = this.#lines;
    const { summary } = this.#reading;
    summary.addLines(lines, skipped);
    if (lines > 0 && this.#events.understood === 0 && !hasHeaders) summary.problems.push(notALog(this.#stream, lines));
  }
}

function notALog({ name }: LogStream, lines: number): SourceProblem {
  const message = `${name}: not a log that sshwhy knows: of ${lines} lines none has a known header, and none is worded as by sshd`;
  const help = 'give syslog files (auth.log, secure, messages), fail2ban.log, or an export: journalctl -u ssh -o json';
  return { path: name, message, help };
}
