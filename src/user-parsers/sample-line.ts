import { LineReader, makeLogLine } from '../line/line-reader.ts';

/** Takes the header off one line, as it is taken off when a log is read. A line without one is sshd's (`sshd -E`). */
export function readHeader(line: string): {
  program: string;
  host: string;
  pid: number;
  time: number;
  message: string;
} {
  const buffer = Buffer.from(`${line}\n`);
  const bytes = new Uint8Array(buffer);
  const reader = new LineReader({ now: Date.now() * 1000, timeZone: 'UTC' }, makeLogLine);
  const file = { path: 'sample' };
  const ascii = bytes.length === line.length + 1;
  const batch = { file, text: buffer.toString('latin1'), bytes, offset: 0, firstLine: 1, ascii };
  const [read] = [...reader.read(batch), ...reader.end()];
  if (read === undefined || read.program === '') {
    return { program: 'sshd', host: '', pid: 0, time: Number.NaN, message: line };
  }
  const { program, host, pid, time, message } = read;
  return { program, host, pid, time, message };
}
