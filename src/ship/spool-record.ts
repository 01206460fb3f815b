import { LogLine, makePage } from '../event.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Match } from '../parser/match.ts';
import type { Registry } from '../parser/registry.ts';

/**
 * A line that the correlator was fed with, as it goes into the spool: what its header said, its text, and what is needed
 * to tell whether it is still of use.
 */
export interface SpoolRecord {
  /** Microseconds since the epoch; null when the line has no time. */
  readonly time: number | null;
  readonly host: string;
  readonly program: string;
  readonly pid: number;
  /** The message, where it is not the end of the line. */
  readonly message?: string;
  /** Where the message begins in the line, in bytes. */
  readonly start: number;
  readonly path: string;
  /** Of the file; older spools have none. */
  readonly identity?: string;
  readonly offset: number;
  readonly line: number;
  readonly original: string;
  /** The client, as the line or its session tells. */
  readonly ip?: string;
  readonly parser: string;
  /** Who was let in. */
  readonly login?: string;
}

export function recordOf(event: LogEvent): SpoolRecord {
  const { line, match, sourceIp } = event;
  const { original, message } = line;
  const isEnd = original.endsWith(message);
  const { spec } = match.parser;
  return {
    time: Number.isNaN(line.time) ? null : line.time,
    host: line.host,
    program: line.program,
    pid: line.pid,
    ...(isEnd ? {} : { message }),
    start: isEnd ? Buffer.byteLength(original) - Buffer.byteLength(message) : 0,
    path: line.file.path,
    ...(line.file.identity === undefined ? {} : { identity: line.file.identity }),
    offset: line.offset,
    line: line.lineNumber,
    original,
    ...(sourceIp === undefined ? {} : { ip: sourceIp }),
    parser: spec.id,
    ...(spec.action === 'ssh_login' && spec.outcome === 'success' ? { login: event.userName ?? '' } : {}),
  };
}

/** The event as it was read; undefined when no parser reads the line any more. */
export function eventOf(record: SpoolRecord, registry: Registry): LogEvent | undefined {
  const bytes = new Uint8Array(Buffer.from(record.original));
  const ascii = bytes.length === record.original.length;
  const { path, identity, offset, line, host, program, pid, message, start } = record;
  const file = identity === undefined ? { path } : { path, identity };
  const batch = { file, ...makePage(bytes, ascii), offset };
  const match = new Match();
  const isKnown =
    message === undefined
      ? registry.readBytes(program, batch, start, bytes.length, match)
      : registry.readText(program, message, match);
  if (!isKnown) return undefined;
  const time = record.time ?? Number.NaN;
  return new LogEvent(new LogLine(time, host, program, pid, message, start, line, batch, 0, bytes.length), match);
}
