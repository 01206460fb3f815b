import type { Incident } from '../correlate/incident.ts';
import { forCsv } from '../report/safe-text.ts';
import { isoTime } from './iso-time.ts';
import type { ResultSink } from './result-sink.ts';
import type { TextWriter } from './text-writer.ts';

type Cell = string | number | boolean;

/** Name and value of every column, in order. */
const columns: readonly (readonly [string, (incident: Incident) => Cell])[] = [
  ['start', ({ start }) => isoTime(start) ?? ''],
  ['end', ({ end }) => isoTime(end) ?? ''],
  ['cause', ({ cause }) => cause],
  ['strength', ({ strength }) => strength],
  ['severity', ({ severity }) => severity],
  ['host', ({ host }) => host],
  ['subject', ({ subject }) => subject],
  ['count', ({ count }) => count],
  ['lockout', ({ lockouts }) => lockouts.length > 0],
  ['users', ({ users }) => users.join(' ')],
  ['message', ({ message }) => message],
  ['evidence', ({ evidence: [first] }) => (first ? `${first.file}:${first.line} ${first.text}` : '')],
];
const ROW_END = '\r\n';

/** A header and one row for each incident (RFC 4180); safe to open in a spreadsheet. */
export class CsvSink implements ResultSink {
  readonly #writer: TextWriter;
  #header = `${columns.map(([name]) => name).join(',')}${ROW_END}`;

  constructor(writer: TextWriter) {
    this.#writer = writer;
  }

  incidents(incidents: readonly Incident[]): void | Promise<void> {
    const rows = incidents.map((incident) => columns.map(([, value]) => forCsv(value(incident))).join(',') + ROW_END);
    return this.#writer.write(this.#takeHeader() + rows.join(''));
  }

  async end(): Promise<void> {
    await this.#writer.write(this.#takeHeader());
    await this.#writer.flush();
  }

  #takeHeader(): string {
    const header = this.#header;
    this.#header = '';
    return header;
  }
}
