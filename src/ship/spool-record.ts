import { LogLine, makePage, textOf } from '../event.ts';
import { LogEvent } from '../parser/log-event.ts';
import { Match } from '../parser/match.ts';
import type { Registry } from '../parser/registry.ts';
import { type ReadField, writeOriginal } from '../sink/event-fields.ts';
import { EventForm } from '../sink/event-json.ts';
import { JsonBytes, lineEnd } from '../sink/json-bytes.ts';
import { entryOf, indexOf, type SpoolFrame } from './spool-frame.ts';

/** A line that the correlator was fed with, as it goes into the spool: what its header said, and its text. What it has not is left out. */
export interface SpoolRecord {
  /** Microseconds since the epoch. */
  readonly time?: number;
  readonly host?: string;
  readonly program?: string;
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

const fields: readonly (ReadField & { readonly name: keyof SpoolRecord })[] = [
  { name: 'time', read: ({ line }) => (Number.isNaN(line.time) ? undefined : line.time) },
  { name: 'host', read: ({ line }) => line.host },
  { name: 'program', read: ({ line }) => line.program },
  { name: 'pid', read: ({ line }) => line.pid },
  { name: 'message', read: ({ line }) => line.ownMessage },
  { name: 'start', read: ({ line }) => (line.ownMessage === undefined ? headLength(line) : 0) },
  { name: 'path', read: ({ line }) => line.file.path },
  { name: 'identity', read: ({ line }) => line.file.identity },
  { name: 'offset', read: ({ line }) => line.offset },
  { name: 'line', read: ({ line }) => line.lineNumber },
  { name: 'original', read: ({ line }) => line.original, write: writeOriginal },
];

/** Lines as JSON, in memory that is used again for the next ones. */
export class FrameWriter {
  readonly #json = new JsonBytes();
  readonly #form = new EventForm(fields);

  /** Holds until it is called again. */
  write(events: readonly LogEvent[]): SpoolFrame {
    const json = this.#json;
    json.clear();
    for (const event of events) {
      this.#form.write(event, json);
      json.raw(lineEnd);
    }
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

/** Bytes before the message, in UTF-8. */
function headLength({ batch, start, messageStart }: LogLine): number {
  return batch.ascii ? messageStart - start : Buffer.byteLength(textOf(batch, start, messageStart));
}

/** The event as it was read; undefined when no parser reads the line any more. */
export function eventOf(record: SpoolRecord, registry: Registry): LogEvent | undefined {
  const bytes = new Uint8Array(Buffer.from(record.original));
  const ascii = bytes.length === record.original.length;
  const { time = Number.NaN, host = '', program = '', pid, message, start, path, identity, offset, line } = record;
  const file = identity === undefined ? { path } : { path, identity };
  const batch = { file, ...makePage(bytes, ascii), offset };
  const match = new Match();
  const isKnown =
    message === undefined
      ? registry.readBytes(program, batch, start, bytes.length, match)
      : registry.readText(program, message, match);
  if (!isKnown) return undefined;
  return new LogEvent(new LogLine(time, host, program, pid, message, start, line, batch, 0, bytes.length), match);
}
