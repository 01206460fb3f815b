import type { LogFile } from '../event.ts';
import { LineReader } from '../line/line-reader.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { Registry } from '../parser/registry.ts';
import { emptyEvent, LineEvents } from '../read-events.ts';
import type { Place } from '../source/cut-lines.ts';
import type { LiveSource, Saved } from '../source/live-source.ts';
import type { SummaryBuilder } from '../summary.ts';

/** What all streams of one shipper share. */
export interface LiveReading {
  readonly registry: Registry;
  readonly summary: SummaryBuilder;
  readonly timeZone?: string | undefined;
  readonly onUnread?: (line: string) => void;
}

/** While a log is being renamed it cannot be told which file comes next; then it is looked again, so often at most. */
const MOST_TRIES = 50;

/**
 * One source's classified lines: those that were read and not yet worked on stand in a queue. They hold only until the
 * queue is filled again: the memory is used anew, as in `analyze`.
 */
export class LiveStream {
  readonly source: LiveSource;
  /** All that was there in this round was read. */
  atEnd = false;
  /** What was written before was read: when it was looked last whether there is another file. Milliseconds of the clock. */
  endedAt = Number.NEGATIVE_INFINITY;
  /** When the youngest of the queue came, milliseconds of the clock. */
  arrived = 0;
  bytes = 0;
  /** Its stamps are finer than whole seconds. */
  isFine = false;
  readonly #reader: LineReader;
  readonly #events: LineEvents;
  #queue: LogEvent[] = [];
  /** Events of earlier queues. */
  #spare: LogEvent[] = [];
  #at = 0;
  #isPrimed = false;
  #lookedAt = Number.NEGATIVE_INFINITY;
  /** The last time it was still not found out which file comes next. */
  #isInVain = false;
  /** Lines that were read only for what they say of later ones. */
  #before = 0;
  /** Latest time in this stream; a line that lies behind does not wait for others. */
  #time = Number.NEGATIVE_INFINITY;

  constructor(source: LiveSource, reading: LiveReading) {
    this.source = source;
    const { registry, timeZone } = reading;
    const zone = timeZone === undefined ? {} : { timeZone };
    this.#reader = new LineReader({ now: Date.now() * 1000, ...registry.readerOptions, ...zone });
    this.#events = new LineEvents(this.#reader, reading);
  }

  get lines(): number {
    return this.#reader.lines - this.#before;
  }

  /** The next event; undefined when none is in the queue. */
  get head(): LogEvent | undefined {
    return this.#queue[this.#at];
  }

  /** Where `head` belongs in the order of time, microseconds since the epoch. */
  get time(): number {
    const time = this.head?.line.time ?? Number.NaN;
    return Number.isNaN(time) ? this.#time : Math.max(time, this.#time);
  }

  /** Looks what has become of the files. */
  async look(): Promise<void> {
    const now = Date.now();
    await this.source.look();
    this.#lookedAt = now;
  }

  /** Fills the empty queue, or finds that there is nothing more at the moment. */
  async fill(): Promise<void> {
    if (!this.#isPrimed) await this.#prime();
    this.#spare.push(...this.#queue);
    this.#queue = [];
    this.#at = 0;
    for (let tries = 0; this.#queue.length === 0; tries++) {
      const batches = await this.source.read();
      const { isSearching } = this.source;
      // What nobody may open is not found however often one looks.
      const most = this.#isInVain ? 1 : MOST_TRIES;
      if (batches.length === 0 && isSearching && tries < most) await this.look();
      else if (batches.length === 0) {
        if (this.source.ended) {
          this.#reader.end();
          this.#collect();
        }
        this.#isInVain = isSearching;
        this.atEnd = true;
        this.endedAt = this.#lookedAt;
        return;
      }
      for (const batch of batches) {
        this.bytes += batch.bytes.length;
        this.#reader.open(batch);
        this.#collect();
      }
      this.arrived = Date.now();
    }
  }

  #collect(): void {
    while (this.#events.next()) this.#queue.push(this.#events.exchange(this.#spare.pop() ?? emptyEvent()));
  }

  async #prime(): Promise<void> {
    const before = await this.source.before();
    if (before !== undefined) this.#reader.open(before);
    while (this.#reader.next());
    this.#before = this.#reader.lines;
    this.#isPrimed = true;
  }

  take(): LogEvent {
    this.#time = this.time;
    if (this.#time % 1e6 !== 0) this.isFine = true;
    return this.#queue[this.#at++] as LogEvent;
  }

  /** What to go on from when all that was taken is dealt with. */
  state(): Saved {
    const open = new Map<LogFile, Place>();
    for (let i = this.#at; i < this.#queue.length; i++) {
      const { file, offset, lineNumber } = (this.#queue[i] as LogEvent).line;
      if (!open.has(file)) open.set(file, { offset, line: lineNumber });
    }
    return this.source.state(open);
  }
}
