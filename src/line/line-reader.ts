import { engine } from '../engine/engine.ts';
import type { LineBatch } from '../event.ts';
import { latin1Of, textOf } from '../page.ts';
import { AlertList, beginsAlertList } from './cscli-list.ts';
import { emptyLine, NO_BATCH } from './empty-line.ts';
import { HeaderReader } from './header-reader.ts';
import type { JournalFields } from './journal-entry.ts';
import { beginsExportEntry, ExportEntry } from './journal-export.ts';
import { beginsPrettyEntry, PrettyEntry } from './journal-pretty.ts';
import { LineFinder } from './line-finder.ts';
import { Listed } from './listed.ts';
import { type Collector, OpenEntry } from './open-entry.ts';
import type { LineReaderOptions } from './options.ts';
import { type Program, Programs } from './program.ts';
import { isJournalRemark } from './rare-forms.ts';
import { Repetitions } from './repetition.ts';
import { StampReader } from './stamp.ts';

/**
 * Reads the headers of one stream: one file, or a rotated set in the order of time. It remembers between batches what
 * it must: the year, the last time, each host's last message, an open journal entry. It never throws on what it reads.
 */
export class LineReader {
  /** Where `next` puts the line that it finds. */
  line = emptyLine();
  lines = 0;
  /** Lines and entries of programs that nobody watches, and lines without any header. */
  skipped = 0;
  /** What the engine says of the line, where `isFound`. */
  readonly finder: LineFinder;
  /** The engine has read the line's header, and looked at its message if it was told how. */
  isFound = false;
  /** Some line had a header that is known: this is a log. */
  hasHeaders = false;
  readonly #now: number;
  readonly #stamps: StampReader;
  readonly #headers: HeaderReader;
  readonly #repetitions = new Repetitions();
  #entry: OpenEntry | undefined;
  #listed: Listed | undefined;
  #hasStamps = false;
  #hasBare = false; // a line of sshd's without any header was seen
  #batch = NO_BATCH;
  #number = 1;
  #isReady = false; // a line stands in `line` that has not been handed out

  /** @throws UserError `bad-time-zone`, `no-web-assembly` */
  constructor(options: LineReaderOptions) {
    this.#now = options.now;
    this.#stamps = new StampReader(options.timeZone, options.year);
    this.#headers = new HeaderReader(engine(), this.#stamps, new Programs(options));
    this.finder = new LineFinder(engine(), this.#headers.usual);
  }

  /** Takes the next batch; call `next` until it has been read. */
  open(batch: LineBatch): void {
    if (this.#entry !== undefined && !this.#entry.isIn(batch)) this.#closeEntry(undefined, 0);
    this.#stamps.limit = (batch.file.modified ?? this.#now) / 1000;
    this.finder.open(batch);
    this.#batch = batch;
    this.#headers.hosts.path = batch.file.path;
    this.#number = batch.firstLine ?? (batch.offset === 0 ? 1 : this.#number);
  }

  /** The stream is over: `next` gives what is still open. */
  end(): void {
    this.#batch = NO_BATCH;
    this.finder.open(NO_BATCH);
    if (this.#entry !== undefined) this.#closeEntry(undefined, 0);
  }

  /** Goes to the next line of a watched program; false when the batch has no more. */
  next(): boolean {
    if (this.#listed !== undefined) this.#emitListed();
    const batch = this.#batch;
    const finder = this.finder;
    while (!this.#isReady) {
      if (!finder.next()) {
        this.#leave(batch);
        return false;
      }
      const number = this.#number++;
      this.lines++;
      if (this.#entry !== undefined && this.#feedEntry(batch, finder.start, finder.lineEnd)) continue;
      if (finder.isUsual) this.#emitUsual(batch, number);
      else this.#readLine(batch, number);
    }
    this.#isReady = false;
    return true;
  }

  /** The batch has been read: its memory will be used again. */
  #leave(batch: LineBatch): void {
    if (batch === NO_BATCH) return;
    this.#entry?.carryOver(batch);
    this.#repetitions.release();
    this.#batch = NO_BATCH;
    this.finder.open(NO_BATCH);
  }

  #readLine(batch: LineBatch, number: number): void {
    const { start, end } = this.finder;
    if (end === start) return;
    if (this.#headers.readBytes(batch, this.finder)) {
      this.hasHeaders = this.#hasStamps = true;
      this.#emit(batch, start, end, number);
    } else if (!this.#readRest(batch, start, end, number)) {
      this.#readUnstamped(batch, start, end, number);
    }
  }

  /** The forms that are no header of one line. */
  #readRest(batch: LineBatch, start: number, end: number, number: number): boolean {
    const text = latin1Of(batch.bytes, start, end);
    const begin = text.charCodeAt(0) === 30 ? 1 : text.startsWith('data: ') ? 6 : 0;
    const { length } = text;
    if (beginsPrettyEntry(text, begin, length)) return this.#openEntry(new PrettyEntry(), batch, start, end, number);
    if (beginsAlertList(text, begin, length)) return this.#openEntry(new AlertList(), batch, start, end, number);
    if (text.charCodeAt(begin) === 123) return this.#readJson(batch, start, start + begin, end, number);
    if (beginsExportEntry(text, 0)) return this.#openEntry(new ExportEntry(), batch, start, end, number);
    return isJournalRemark(text, 0, length);
  }

  #readJson(batch: LineBatch, start: number, begin: number, end: number, number: number): boolean {
    const read = this.#headers.readJson(textOf(batch, begin, end), this.hasHeaders);
    if (read === undefined) return false;
    if (read === 'bare') this.#hasBare = true;
    else this.hasHeaders = this.#hasStamps = true;
    this.#emit(batch, start, end, number);
    return true;
  }

  /** Among lines with stamps one without may be text that some program wrote raw: it is no evidence. */
  #readUnstamped(batch: LineBatch, start: number, end: number, number: number): void {
    const text = latin1Of(batch.bytes, start, end);
    if (!this.#hasStamps && this.#headers.readUnstamped(text, 0, text.length, !this.#hasBare)) {
      this.#headers.header.from += start;
      this.hasHeaders = true;
    } else {
      this.#headers.setBare(textOf(batch, start, end), this.hasHeaders);
      this.#hasBare = true;
    }
    this.#emit(batch, start, end, number);
  }

  #openEntry(collector: Collector, batch: LineBatch, start: number, end: number, number: number): boolean {
    this.#entry = new OpenEntry(collector, batch, start, number);
    return this.#feedEntry(batch, start, end);
  }

  /** False when the line does not belong to the open entry, which is then dropped. */
  #feedEntry(batch: LineBatch, start: number, end: number): boolean {
    const entry = this.#entry as OpenEntry;
    const progress = entry.collector.feed(latin1Of(batch.bytes, start, end));
    if (progress === 'complete') this.#closeEntry(batch, end);
    if (progress !== 'broken') return true;
    this.#entry = undefined;
    this.skipped++;
    return false;
  }

  #closeEntry(batch: LineBatch | undefined, end: number): void {
    const entry = this.#entry as OpenEntry;
    this.#entry = undefined;
    const { collector } = entry;
    const decisions = collector instanceof AlertList ? collector.decisions : undefined;
    if (decisions !== undefined) {
      this.hasHeaders = true;
      this.#listed = new Listed(entry, decisions);
      this.#emitListed();
    }
    const { fields } = collector;
    if (fields === undefined) {
      this.skipped++;
      return;
    }
    this.hasHeaders = this.#hasStamps = true;
    const place = entry.place(batch, end);
    this.#emitEntry(fields, place.batch, place.start, place.end, entry.lineNumber);
  }

  /** Goes to a list's next decision, while there are any. */
  #emitListed(): void {
    while (this.#listed !== undefined && !this.#isReady) {
      const next = this.#listed.next();
      if (next === undefined) this.#listed = undefined;
      else this.#emitEntry(next.fields, next.batch, 0, next.batch.bytes.length, next.number);
    }
  }

  #emitEntry(fields: JournalFields, batch: LineBatch, start: number, end: number, number: number): void {
    this.#headers.readFields(fields);
    this.#emit(batch, start, end, number);
  }

  /** A line that the engine has read. */
  #emitUsual(batch: LineBatch, number: number): void {
    const { finder } = this;
    const { usual } = this.#headers;
    const { start, end, from, pid } = finder;
    const program = usual.programOf(finder);
    const host = usual.hostOf(finder);
    this.#stamps.last = usual.timeOf(finder);
    this.hasHeaders = this.#hasStamps = true;
    this.#repetitions.remember(host, program, pid, batch, from, end);
    this.isFound = true;
    this.#hand(host, program, pid, undefined, from, batch, start, end, number);
  }

  #emit(batch: LineBatch, start: number, end: number, number: number): void {
    const { header } = this.#headers;
    const { host, from } = header;
    let { program, pid, message } = header;
    this.isFound = false;
    if (header.syslog) {
      const repetition =
        program.kind === 'syslogd' ? this.#repetitions.recall(host, latin1Of(batch.bytes, from, end)) : undefined;
      if (repetition === undefined) this.#repetitions.remember(host, program, pid, batch, from, end);
      else ({ program, pid, message } = repetition);
    }
    this.#hand(host, program, pid, message, from, batch, start, end, number);
  }

  #hand(
    host: string,
    program: Program,
    pid: number,
    message: string | undefined,
    from: number,
    batch: LineBatch,
    start: number,
    end: number,
    number: number,
  ): void {
    if (!program.watched) {
      this.skipped++;
      return;
    }
    this.line.time = this.#stamps.last;
    this.line.write(host, program.name, pid, message, from, number, batch, start, end);
    this.#isReady = true;
  }
}
