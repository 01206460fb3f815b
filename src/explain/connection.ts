import type { EvidenceLine } from '../correlate/incident.ts';
import { ownCopy } from '../correlate/text-store.ts';
import type { Cause, LogLine } from '../event.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { type LineRow, strongerCause } from './decision-table.ts';

const MAX_LINES = 4;

/** One connection of an asked address, as the server's lines tell it. Times are microseconds since the epoch. */
export class Connection {
  readonly host: string;
  /** 0 when the lines carry none. */
  readonly pid: number;
  readonly start: number;
  end: number;
  port: number | undefined;
  user: string | undefined;
  /** What refused or cut it, with the line that says so. */
  cause: Cause | undefined;
  causeLine: EvidenceLine | undefined;
  /** How many connections were waiting when this one was dropped; undefined when it was not. */
  startups: number | undefined;
  /** The line names the client's port as well. */
  namesPort = false;
  /** Refused before sshd spoke to it: one line is all there is. */
  refused = false;
  letInAt = Number.NaN;
  tries = 0;
  /** LogLevel VERBOSE: the log tells when it came in. */
  opened = false;
  closed = false;
  /** An sshd process wrote a line of it: packets came through. */
  readonly reachedSshd: boolean;
  /** What tells its story; none of a connection that is only beside an asked one. */
  readonly lines: EvidenceLine[] = [];
  readonly #isBeside: boolean;

  constructor(event: LogEvent, row: LineRow, isBeside: boolean) {
    this.#isBeside = isBeside;
    const { line } = event;
    this.host = hostName(line.host);
    this.pid = line.pid;
    this.start = line.time;
    this.end = line.time;
    this.reachedSshd = row.cause !== 'firewall' && row.cause !== 'socket-limit';
  }

  get wasLetIn(): boolean {
    return !Number.isNaN(this.letInAt);
  }

  take(event: LogEvent, row: LineRow): void {
    const { line } = event;
    if (line.time > this.end) this.end = line.time;
    this.port ??= event.sourcePort;
    const user = event.userName;
    if (user && this.user === undefined) this.user = ownCopy(user);
    if (row.cause !== undefined) this.#cut(event, row.cause);
    this.#play(event, row);
  }

  #play({ line, match, count, userName }: LogEvent, { role }: LineRow): void {
    if (role === 'refuses') this.refused = true;
    if (role === 'refuses' || role === 'ends') this.closed = true;
    if (role === 'opens') this.opened = true;
    if (role === 'tries') {
      if (match.parser.spec.outcome === 'success') {
        this.letInAt = line.time;
        if (userName) this.user = ownCopy(userName);
      } else this.tries += count;
    }
    if (role === 'opens' || role === 'tries' || role === 'ends') this.#keep(line);
  }

  #cut(event: LogEvent, cause: Cause): void {
    if (this.cause !== undefined && strongerCause(this.cause, cause) === this.cause) return;
    this.cause = cause;
    if (!this.#isBeside || cause === 'firewall') this.causeLine = evidenceOf(event.line);
    this.namesPort = event.sourcePort !== undefined;
    const startups = cause === 'max-startups' ? event.get('sshwhy.startups') : undefined;
    if (typeof startups === 'number') this.startups = startups;
  }

  #keep(line: LogLine): void {
    if (!this.#isBeside && this.lines.length < MAX_LINES) this.lines.push(evidenceOf(line));
  }
}

let lastHost = '';

/** One copy for all lines in a row of the same host. */
export function hostName(name: string): string {
  if (name !== lastHost) lastHost = ownCopy(name);
  return lastHost;
}

/** The line as evidence, with its text in memory of its own. */
export function evidenceOf({ file, lineNumber, offset, time, original }: LogLine): EvidenceLine {
  return { file: file.path, line: lineNumber, offset, time, text: ownCopy(original) };
}
