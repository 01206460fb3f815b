import { LogLine, makePage, textOf } from '../event.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Match } from '../parser/match.ts';
import type { Registry } from '../parser/registry.ts';
import { JsonBytes } from '../sink/json-bytes.ts';

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
  ip: key('ip'),
  parser: key('parser'),
  login: key('login'),
};
const [opening, comma, closing, end] = ['[', ',', ']', '}'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
  Buffer,
];

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

/** Lines as the JSON of a list of records, in memory that is used again for the next ones. */
export class RecordJson {
  readonly #json = new JsonBytes();

  /** Holds until it is called again. */
  write(events: readonly LogEvent[]): Buffer {
    const json = this.#json;
    json.clear();
    for (const event of events) {
      json.raw(json.length === 0 ? opening : comma);
      writeRecord(event, json);
    }
    json.raw(closing);
    return json.written;
  }
}

function writeRecord({ line, match, sourceIp, userName }: LogEvent, json: JsonBytes): void {
  const { batch, file, ownMessage } = line;
  const { spec } = match.parser;
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
  if (sourceIp !== undefined) {
    json.raw(name.ip);
    json.text(sourceIp);
  }
  json.raw(name.parser);
  json.text(spec.id);
  if (spec.action === 'ssh_login' && spec.outcome === 'success') {
    json.raw(name.login);
    json.text(userName ?? '');
  }
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
