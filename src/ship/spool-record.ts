import { LogLine, makePage, textOf } from '../event.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Match } from '../parser/match.ts';
import type { Registry } from '../parser/registry.ts';
import { JsonBytes } from '../sink/json-bytes.ts';
import { entryOf, indexOf, type SpoolFrame } from './spool-frame.ts';

const key = (name: keyof SpoolRecord) => Buffer.from(`,"${name}":`);
const name = {
  time: Buffer.from('{"time":'),
  host: key('host'),
  program: key('program'),
  pid: key('pid'),
  message: key('message'),
  start: key('start'),
  path: key('path'),
  identity: key('identity'),
  offset: key('offset'),
  line: key('line'),
  original: key('original'),
};
/** A record is one line. */
const end = Buffer.from('}\n');

/** A line that the correlator was fed with, as it goes into the spool: what its header said, and its text. */
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
  /** Of the file. */
  readonly identity?: string;
  readonly offset: number;
  readonly line: number;
  readonly original: string;
}

/** Lines as JSON, in memory that is used again for the next ones. */
export class FrameWriter {
  readonly #json = new JsonBytes();

  /** Holds until it is called again. */
  write(events: readonly LogEvent[]): SpoolFrame {
    const json = this.#json;
    json.clear();
    for (const { line } of events) writeRecord(line, json);
    return { index: indexOf(events.map(entryOf)), records: json.written };
  }
}

/** @throws SyntaxError */
export function recordsOf(records: Buffer): SpoolRecord[] {
  return records
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((record) => JSON.parse(record));
}

function writeRecord(line: LogLine, json: JsonBytes): void {
  const { batch, file, ownMessage } = line;
  json.raw(name.time);
  json.value(Number.isNaN(line.time) ? null : line.time);
  json.raw(name.host);
  json.text(line.host);
  json.raw(name.program);
  json.text(line.program);
  json.raw(name.pid);
  json.value(line.pid);
  if (ownMessage !== undefined) {
    json.raw(name.message);
    json.text(ownMessage);
  }
  json.raw(name.start);
  json.value(ownMessage === undefined ? headLength(line) : 0);
  json.raw(name.path);
  json.text(file.path);
  if (file.identity !== undefined) {
    json.raw(name.identity);
    json.text(file.identity);
  }
  json.raw(name.offset);
  json.value(line.offset);
  json.raw(name.line);
  json.value(line.lineNumber);
  json.raw(name.original);
  json.part(batch, line.start, line.end);
  json.raw(end);
}

/** Bytes before the message, in UTF-8. */
function headLength({ batch, start, messageStart }: LogLine): number {
  return batch.ascii ? messageStart - start : Buffer.byteLength(textOf(batch, start, messageStart));
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
