import type { LogLine } from '../event.ts';
import { LineReader, makeLogLine } from '../line/line-reader.ts';

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
  const buffer = Buffer.from(`${line}\n`);
  const bytes = new Uint8Array(buffer);
  const reader = new LineReader({ now: Date.now() * 1000, timeZone: 'UTC' }, makeLogLine);
  const file = { path: 'sample' };
  const ascii = bytes.length === line.length + 1;
  const batch = { file, text: buffer.toString('latin1'), bytes, offset: 0, firstLine: 1, ascii };
  const read = [...reader.read(batch), ...reader.end()].at(-1);
  if (read === undefined || read.program === '') {
    return { program: 'sshd', host: '', pid: 0, time: Number.NaN, message: line, line: undefined };
  }
  const { program, host, pid, time, message } = read;
  return { program, host, pid, time, message, line: read };
}
