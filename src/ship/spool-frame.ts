import { addressText } from '../parser/address.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { NO_TEXT, readTable, type Shape, selectRows, TableWriter } from './table.ts';

/** Some lines of the spool, in two tables: what tells whether each is still of use, and the lines themselves. */
export interface SpoolFrame {
  /** See `entriesOf`. */
  readonly index: Buffer;
  /** See `recordsOf`. */
  readonly records: Buffer;
}

/** What tells of a line whether it is still of use. */
export interface SpoolEntry {
  /** Microseconds since the epoch; NaN when the line has no time. */
  readonly time: number;
  readonly host: string;
  readonly pid: number;
  /** The client, as the line or its session tells; '' when nobody knows. */
  readonly ip: string;
  readonly parser: string;
  /** Who was let in; null when nobody was. */
  readonly login: string | null;
}

/** A line that the correlator was fed with. */
export interface SpoolRecord extends SpoolEntry {
  readonly program: string;
  /** As UTF-8, where it is not the end of the line. */
  readonly message: Uint8Array | undefined;
  /** Where the message begins in the line, in bytes. */
  readonly start: number;
  readonly path: string;
  /** Of the file. */
  readonly identity: string | undefined;
  readonly offset: number;
  readonly line: number;
  readonly original: Uint8Array;
}

/** time, pid; key of an IPv4 address; another address, host, parser, login */
const index: Shape = { wide: 2, narrow: 1, texts: 4 };
/** offset, line; start, bytes of the original and of the message; program, path, identity */
const records: Shape = { wide: 2, narrow: 3, texts: 3 };
const NO_MESSAGE = -1;

/** Lines as tables, in memory that is used again for the next ones. */
export class FrameWriter {
  readonly #index = new TableWriter(index);
  readonly #records = new TableWriter(records);

  /** Holds until it is called again. */
  write(events: readonly LogEvent[]): SpoolFrame {
    this.#writeIndex(events);
    this.#writeRecords(events);
    return { index: this.#index.end(), records: this.#records.end() };
  }

  #writeIndex(events: readonly LogEvent[]): void {
    const table = this.#index;
    const { wide, narrow, texts } = table.begin(events.length, 0);
    const [times, pids] = wide as [Float64Array, Float64Array];
    const [keys] = narrow as [Int32Array];
    const [ips, hosts, parsers, logins] = texts as [Int32Array, Int32Array, Int32Array, Int32Array];
    for (let i = 0; i < events.length; i++) {
      const event = events[i] as LogEvent;
      const { line, sourceKey } = event;
      const { id, action, outcome } = event.match.parser.spec;
      times[i] = line.time;
      pids[i] = line.pid;
      const isNumber = typeof sourceKey === 'number';
      keys[i] = isNumber ? sourceKey : 0;
      ips[i] = isNumber ? NO_TEXT : table.place(sourceKey ?? '');
      hosts[i] = table.place(line.host);
      parsers[i] = table.place(id);
      const isLogin = action === 'ssh_login' && outcome === 'success';
      logins[i] = isLogin ? table.place(event.userName ?? '') : NO_TEXT;
    }
  }

  #writeRecords(events: readonly LogEvent[]): void {
    const messages = new Map<number, Buffer>();
    let size = 0;
    for (let i = 0; i < events.length; i++) {
      const { start, end, ownMessage } = (events[i] as LogEvent).line;
      size += end - start;
      if (ownMessage === undefined) continue;
      const message = Buffer.from(ownMessage);
      messages.set(i, message);
      size += message.length;
    }
    const table = this.#records;
    const { wide, narrow, texts, rest } = table.begin(events.length, size);
    const [offsets, lines] = wide as [Float64Array, Float64Array];
    const [starts, originals, messageSizes] = narrow as [Int32Array, Int32Array, Int32Array];
    const [programs, paths, identities] = texts as [Int32Array, Int32Array, Int32Array];
    for (let i = 0, at = 0; i < events.length; i++) {
      const { line } = events[i] as LogEvent;
      const { batch, start, end, file } = line;
      const message = messages.get(i);
      offsets[i] = line.offset;
      lines[i] = line.lineNumber;
      starts[i] = message === undefined ? line.messageStart - start : 0;
      originals[i] = end - start;
      messageSizes[i] = message?.length ?? NO_MESSAGE;
      programs[i] = table.place(line.program);
      paths[i] = table.place(file.path);
      identities[i] = file.identity === undefined ? NO_TEXT : table.place(file.identity);
      rest.set(batch.bytes.subarray(start, end), at);
      at += end - start;
      if (message === undefined) continue;
      rest.set(message, at);
      at += message.length;
    }
  }
}

/**
 * What the index of a frame was made of.
 * @throws RangeError, SyntaxError  it is none
 */
export function entriesOf(bytes: Uint8Array): SpoolEntry[] {
  const table = readTable(bytes, index);
  const [times, pids] = table.wide as [Float64Array, Float64Array];
  const [keys] = table.narrow as [Int32Array];
  const [ips, hosts, parsers, logins] = table.texts;
  return Array.from({ length: table.rows }, (_, i) => ({
    time: times[i] as number,
    host: table.text(hosts, i) as string,
    pid: pids[i] as number,
    ip: table.text(ips, i) ?? addressText(keys[i] as number),
    parser: table.text(parsers, i) as string,
    login: table.text(logins, i) ?? null,
  }));
}

/**
 * The lines of a frame; their bytes hold as long as those of the frame.
 * @throws RangeError, SyntaxError  it is none
 */
export function recordsOf(frame: SpoolFrame): SpoolRecord[] {
  const table = readTable(frame.records, records);
  const [offsets, lines] = table.wide as [Float64Array, Float64Array];
  const [starts, originals, messages] = table.narrow as [Int32Array, Int32Array, Int32Array];
  const [programs, paths, identities] = table.texts;
  let at = 0;
  const bytes = (size: number) => {
    at += size;
    return table.rest.subarray(at - size, at);
  };
  return entriesOf(frame.index).map((entry, i) => ({
    ...entry,
    program: table.text(programs, i) as string,
    start: starts[i] as number,
    path: table.text(paths, i) as string,
    identity: table.text(identities, i),
    offset: offsets[i] as number,
    line: lines[i] as number,
    original: bytes(originals[i] as number),
    message: messages[i] === NO_MESSAGE ? undefined : bytes(messages[i] as number),
  }));
}

/** Those lines of a frame that are still needed, by their places. */
export function pick(frame: SpoolFrame, isNeeded: readonly boolean[]): SpoolFrame {
  const table = readTable(frame.records, records);
  const [, originals, messages] = table.narrow;
  const sizeOf = (row: number) => (originals?.[row] as number) + Math.max(0, messages?.[row] as number);
  return {
    index: selectRows(readTable(frame.index, index), index, isNeeded, () => 0),
    records: selectRows(table, records, isNeeded, sizeOf),
  };
}
