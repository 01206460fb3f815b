import type { LogLine } from '../event.ts';
import { LineReader } from '../line/line-reader.ts';

/** One line without its header. */
export interface SampleLine {
  readonly program: string;
  readonly host: string;
  readonly pid: number;
  readonly time: number;
  readonly message: string;
  /** As it is when a log is read; undefined for what has no header. */
  readonly line: LogLine | undefined;
}

/**
 * Takes the header off one line, as it is taken off when a log is read. A line without one is sshd's (`sshd -E`). Where only
 * what stands above tells whose a line is, that comes first, in lines of its own.
 */
export function readHeader(line: string): SampleLine {
  const bytes = new Uint8Array(Buffer.from(`${line}\n`));
  const reader = new LineReader({ now: Date.now() * 1000, timeZone: 'UTC' });
  const ascii = bytes.length === line.length + 1;
  reader.open({ file: { path: 'sample' }, bytes, ascii, offset: 0 });
  const read = lastOf(reader);
  if (read === undefined || read.program === '') {
    return { program: 'sshd', host: '', pid: 0, time: Number.NaN, message: line, line: undefined };
  }
  const { program, host, pid, time, message } = read;
  return { program, host, pid, time, message, line: read };
}

function lastOf(reader: LineReader): LogLine | undefined {
  let last: LogLine | undefined;
  while (reader.next()) last = reader.line.detached();
  reader.end();
  while (reader.next()) last = reader.line.detached();
  return last;
}
