import { decodeBytes, type LineBatch, LogLine } from '../event.ts';
import { AlertList, beginsAlertList } from './cscli-list.ts';
import { HeaderReader } from './header-reader.ts';
import { readJournalFields } from './journal-entry.ts';
import { beginsExportEntry, ExportEntry } from './journal-export.ts';
import { readJson } from './journal-json.ts';
import { beginsPrettyEntry, PrettyEntry } from './journal-pretty.ts';
import { type Collector, OpenEntry } from './open-entry.ts';
import type { LineReaderOptions } from './options.ts';
import { Programs } from './program.ts';
import { isJournalRemark } from './rare-forms.ts';
import { Repetitions } from './repetition.ts';
import { StampReader } from './stamp.ts';

export type { LineReaderOptions } from './options.ts';

const PART = 500; // lines handed on at once

/** Makes of a line what is handed on; the arguments are those of LogLine. */
export type MakeLine<T> = (...line: ConstructorParameters<typeof LogLine>) => T | undefined;

export const makeLogLine: MakeLine<LogLine> = (...line) => new LogLine(...line);

/**
 * Reads the headers of one stream: one file, or a rotated set in the order of time. It remembers between batches what
 * it must: the year, the last time, each host's last message, an open journal entry. It never throws on what it reads.
 */
export class LineReader<T = LogLine> {
  readonly #make: MakeLine<T>;
  readonly #now: number;
  readonly #programs: Programs;
  readonly #stamps: StampReader;
  readonly #headers: HeaderReader;
  readonly #repetitions = new Repetitions();
  #entry: OpenEntry | undefined;
  #hasHeaders = false;
  #hasStamps = false;
  /** A line of sshd's without any header was seen. */
  #hasBare = false;
  #skipped = 0;
  #lines = 0;
  #out: T[] = [];
  /** How far the batch in hand has been read. */
  #at = 0;
  #number = 1;

  /**
   * @param make  what is handed on for each line; nothing for undefined
   * @throws UserError `bad-time-zone`
   */
  constructor(options: LineReaderOptions, make: MakeLine<T>) {
    this.#make = make;
    this.#now = options.now;
    this.#programs = new Programs(options.watches ?? (() => true));
    this.#stamps = new StampReader(options.timeZone, options.year);
    this.#headers = new HeaderReader(this.#stamps, this.#programs);
  }

  /** Lines and entries that nobody watches, and lines without any header. */
  get skipped(): number {
    return this.#skipped;
  }

  /** All lines seen. */
  get lines(): number {
    return this.#lines;
  }

  /** Some line had a header that is known: this is a log. */
  get hasHeaders(): boolean {
    return this.#hasHeaders;
  }

  /** Reads the lines of one batch, in order. */
  read(batch: LineBatch): T[] {
    return [...this.readInParts(batch)].flat();
  }

  /** The same, some hundred lines at a time: what is made of them is gone before the memory it took is needed. */
  *readInParts(batch: LineBatch): Generator<T[]> {
    if (this.#entry !== undefined && !this.#entry.isIn(batch)) this.#closeEntry(undefined, 0);
    this.#stamps.limit = (batch.file.modified ?? this.#now) / 1000;
    this.#headers.hosts.path = batch.file.path;
    this.#at = 0;
    this.#number = batch.firstLine;
    while (this.#at < batch.text.length) {
      this.#readPart(batch);
      yield this.#take();
    }
    this.#lines += this.#number - batch.firstLine;
    this.#entry?.carryOver(batch);
    this.#repetitions.release();
  }

  /** The stream is over: what is still open comes out. */
  end(): T[] {
    if (this.#entry !== undefined) this.#closeEntry(undefined, 0);
    return this.#take();
  }

  #readPart(batch: LineBatch): void {
    const { text } = batch;
    let number = this.#number;
    let start = this.#at;
    for (const last = number + PART; start < text.length && number < last; number++) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 ? text.length : newline;
      if (this.#entry === undefined || !this.#feedEntry(batch, start, end)) this.#readLine(batch, start, end, number);
      start = end + 1;
    }
    this.#at = start;
    this.#number = number;
  }

  #take(): T[] {
    const out = this.#out;
    this.#out = [];
    return out;
  }

  #readLine(batch: LineBatch, start: number, rawEnd: number, number: number): void {
    const { text, bytes } = batch;
    const end = rawEnd > start && bytes[rawEnd - 1] === 13 ? rawEnd - 1 : rawEnd;
    if (end === start) return;
    if (this.#headers.readBytes(bytes, text, start, end)) {
      this.#hasHeaders = true;
      this.#hasStamps = true;
      this.#emit(batch, start, end, number);
    } else if (!this.#readRest(batch, start, end, number)) {
      this.#readUnstamped(batch, start, end, number);
    }
  }

  /** The forms that are no header of one line. */
  #readRest(batch: LineBatch, start: number, end: number, number: number): boolean {
    const { text } = batch;
    const begin = text.charCodeAt(start) === 30 ? start + 1 : text.startsWith('data: ', start) ? start + 6 : start;
    if (beginsPrettyEntry(text, begin, end)) return this.#openEntry(new PrettyEntry(), batch, start, end, number);
    if (beginsAlertList(text, begin, end)) return this.#openEntry(new AlertList(), batch, start, end, number);
    if (text.charCodeAt(begin) === 123) return this.#readJson(batch, start, begin, end, number);
    if (beginsExportEntry(text, start)) return this.#openEntry(new ExportEntry(), batch, start, end, number);
    return isJournalRemark(text, start, end);
  }

  #readJson(batch: LineBatch, start: number, begin: number, end: number, number: number): boolean {
    const read = readJson(decodeBytes(batch.text.slice(begin, end), batch.ascii));
    if (read === undefined) return false;
    const { header } = this.#headers;
    if (read instanceof Map) {
      this.#stamps.keep(readJournalFields(read, header, this.#programs));
    } else if ('log' in read) {
      this.#stamps.keep(read.time);
      if (this.#headers.read(read.log, 0, read.log.length)) {
        this.#hasHeaders = true;
        this.#hasStamps = true;
        header.message ??= read.log.slice(header.from);
      } else {
        this.#setBare(read.log);
      }
    }
    if (read instanceof Map) this.#hasHeaders = this.#hasStamps = true;
    header.syslog = false;
    this.#emit(batch, start, end, number);
    return true;
  }

  /** Among lines with stamps one without may be text that some program wrote raw: it is no evidence. */
  #readUnstamped(batch: LineBatch, start: number, end: number, number: number): void {
    if (!this.#hasStamps && this.#headers.readUnstamped(batch.text, start, end, !this.#hasBare)) {
      this.#hasHeaders = true;
    } else {
      this.#setBare(decodeBytes(batch.text.slice(start, end), batch.ascii));
    }
    this.#emit(batch, start, end, number);
  }

  /** A stream without headers is what sshd itself wrote; among headers such a line is anybody's. */
  #setBare(message: string): void {
    const { header } = this.#headers;
    header.host = '';
    header.program = this.#hasHeaders ? this.#programs.none : this.#programs.find('sshd');
    header.pid = 0;
    header.message = message;
    header.syslog = false;
    this.#hasBare = true;
  }

  #openEntry(collector: Collector, batch: LineBatch, start: number, end: number, number: number): boolean {
    this.#entry = new OpenEntry(collector, batch, start, number);
    return this.#feedEntry(batch, start, end);
  }

  /** False when the line does not belong to the open entry, which is then dropped. */
  #feedEntry(batch: LineBatch, start: number, end: number): boolean {
    const entry = this.#entry as OpenEntry;
    const progress = entry.collector.feed(batch.text.slice(start, end));
    if (progress === 'complete') this.#closeEntry(batch, end);
    if (progress !== 'broken') return true;
    this.#entry = undefined;
    this.#skipped++;
    return false;
  }

  #closeEntry(batch: LineBatch | undefined, end: number): void {
    const entry = this.#entry as OpenEntry;
    this.#entry = undefined;
    const { collector } = entry;
    if (collector instanceof AlertList) this.#emitDecisions(entry, collector);
    const { fields } = collector;
    if (fields === undefined) {
      this.#skipped++;
      return;
    }
    this.#hasHeaders = this.#hasStamps = true;
    this.#stamps.keep(readJournalFields(fields, this.#headers.header, this.#programs));
    this.#headers.header.syslog = false;
    const place = entry.place(batch, end);
    this.#emit(place.batch, place.start, place.end, entry.lineNumber);
  }

  #emitDecisions(entry: OpenEntry, { decisions }: AlertList): void {
    this.#hasHeaders ||= decisions !== undefined;
    for (const { fields, line, original } of decisions ?? []) {
      this.#stamps.keep(readJournalFields(fields, this.#headers.header, this.#programs));
      this.#headers.header.syslog = false;
      const { batch, start, end } = entry.part(original, line);
      this.#emit(batch, start, end, batch.firstLine);
    }
  }

  #emit(batch: LineBatch, start: number, end: number, number: number): void {
    const { header } = this.#headers;
    let { program, pid, message } = header;
    if (header.syslog) {
      const { host, from } = header;
      const repetition =
        program.kind === 'syslogd' ? this.#repetitions.recall(host, batch.text.slice(from, end)) : undefined;
      if (repetition === undefined) this.#repetitions.remember(host, program, pid, batch, from, end);
      else ({ program, pid, message } = repetition);
    }
    if (!program.watched) {
      this.#skipped++;
      return;
    }
    const { host, from } = header;
    const made = this.#make(this.#stamps.last, host, program.name, pid, message, from, number, batch, start, end);
    if (made !== undefined) this.#out.push(made);
  }
}
