import type { LogEvent } from '../parser/log-event.ts';
import type { LogStream, SourceProblem } from '../source/log-stream.ts';
import { ClockCheck } from './clock-check.ts';
import { RepeatedLines } from './repeated-lines.ts';

/** What has to be minded where more than one log is read: lines that several have, and clocks that do not agree. */
export class SeveralLogs {
  readonly #repeated: RepeatedLines;
  readonly #clocks: ClockCheck | undefined;

  /** @param timeZone  as the logs are read: IANA name or `+HH:MM`; the system's when left out */
  constructor(streams: readonly LogStream[], timeZone?: string) {
    this.#repeated = new RepeatedLines(streams);
    if (streams.some(({ name }) => name.includes('fail2ban'))) this.#clocks = new ClockCheck(timeZone);
  }

  /** Asked for every line, in the order of time: false for one that another log had as well. */
  isNew(event: LogEvent): boolean {
    if (this.#repeated.has(event)) return false;
    this.#clocks?.take(event);
    return true;
  }

  /** Lines that another log had as well. */
  get repeated(): number {
    return this.#repeated.count;
  }

  /** What makes the result doubtful. */
  doubts(): SourceProblem[] {
    const doubt = this.#clocks?.end();
    return doubt ? [doubt] : [];
  }
}
