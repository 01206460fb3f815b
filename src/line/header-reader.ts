import type { Engine } from '../engine/engine.ts';
import { latin1Of, type Page } from '../page.ts';
import { readAuditHead } from './audit-log.ts';
import { readDenyHostsHead } from './denyhosts-log.ts';
import { isDigit } from './digits.ts';
import { readFail2banHead, unwrapFail2ban } from './fail2ban-log.ts';
import type { Header } from './header.ts';
import { HostsFile } from './hosts-file.ts';
import { type JournalFields, readJournalFields } from './journal-entry.ts';
import { readJson } from './journal-json.ts';
import type { LineFinder } from './line-finder.ts';
import type { Programs } from './program.ts';
import { readFullStamp, readKernelStamp, readUnixStamp, skipUptime } from './rare-forms.ts';
import { readRfc5424 } from './rfc5424.ts';
import type { StampReader } from './stamp.ts';
import { TagReader } from './tag.ts';
import { readToolForm } from './tool-forms.ts';
import { readUnstamped } from './unstamped.ts';
import { UsualHeader } from './usual-header.ts';

/** Reads one-line headers. The first character of a line tells which forms it can have. */
export class HeaderReader {
  readonly header: Header;
  readonly hosts: HostsFile;
  readonly #stamps: StampReader;
  readonly #programs: Programs;
  readonly #tags: TagReader;
  readonly usual: UsualHeader;
  /** The line begins with such a stamp, and `usual` can learn from it. */
  #form: 'traditional' | 'iso' | undefined;

  constructor(engine: Engine, stamps: StampReader, programs: Programs) {
    this.#stamps = stamps;
    this.#programs = programs;
    this.header = { host: '', program: programs.none, pid: 0, from: 0, message: undefined, syslog: true };
    this.#tags = new TagReader(programs, this.header);
    this.usual = new UsualHeader(engine, stamps, this.header);
    this.hosts = new HostsFile(stamps, programs);
  }

  /** Reads the line that was found in a batch; false when no form fits. The time is the StampReader's last. */
  readBytes(page: Page, line: LineFinder): boolean {
    const { header } = this;
    const { start: at, end } = line;
    header.message = undefined;
    header.syslog = true;
    // All that is usual was read by the engine; this line has something in front of its message.
    if (this.usual.take(line)) {
      this.#unwrapBytes(page, end);
      return true;
    }
    const text = latin1Of(page.bytes, at, end);
    if (!this.#readAny(text, 0, text.length)) return false;
    header.from += at;
    this.#learn(page, at, end);
    header.from -= at;
    this.#unwrap(text, text.length);
    header.from += at;
    return true;
  }

  /** The same as `#unwrap`, for usual lines of which the engine does not know where the message begins. */
  #unwrapBytes(page: Page, end: number): void {
    const { header } = this;
    const { from } = header;
    const message = latin1Of(page.bytes, from, end);
    header.from = 0;
    this.#unwrap(message, message.length);
    header.from += from;
  }

  /** Reads the line `at`..`end` of any text, latin1 or decoded. */
  read(text: string, at: number, end: number): boolean {
    this.header.message = undefined;
    this.header.syslog = true;
    if (!this.#readAny(text, at, end)) return false;
    this.#unwrap(text, end);
    return true;
  }

  /** Reads a line that begins without a stamp, see `readUnstamped`. */
  readUnstamped(text: string, at: number, end: number, mayHaveHost: boolean): boolean {
    this.header.message = undefined;
    if (this.hosts.read(text, at, end, this.header)) return true;
    if (!readUnstamped(text, at, this.header, this.#programs, mayHaveHost)) return false;
    this.header.message = undefined;
    this.header.syslog = true;
    this.#unwrap(text, end);
    return true;
  }

  /**
   * Reads a JSON object: an entry of the journal, or a line in Docker's log.
   *
   * @param text  decoded
   * @returns `bare` when the line in it has no header, undefined when it is no such object
   */
  readJson(text: string, isAmongHeaders: boolean): 'headed' | 'bare' | undefined {
    const read = readJson(text);
    if (read === undefined) return undefined;
    if (!('log' in read)) {
      this.readFields(read);
      return 'headed';
    }
    const { header } = this;
    this.#stamps.keep(read.time);
    const isHeaded = this.read(read.log, 0, read.log.length);
    if (isHeaded) header.message ??= read.log.slice(header.from);
    else this.setBare(read.log, isAmongHeaders);
    header.syslog = false;
    return isHeaded ? 'headed' : 'bare';
  }

  /** Takes over the fields of an entry of the journal. */
  readFields(fields: JournalFields): void {
    this.#stamps.keep(readJournalFields(fields, this.header, this.#programs));
    this.header.syslog = false;
  }

  /** A stream without headers is what sshd itself wrote; among headers such a line is anybody's. */
  setBare(message: string, isAmongHeaders: boolean): void {
    const { header } = this;
    header.host = '';
    header.program = isAmongHeaders ? this.#programs.none : this.#programs.find('sshd');
    header.pid = 0;
    header.message = message;
    header.syslog = false;
  }

  /** Passes over what stands before the message itself. */
  #unwrap(text: string, end: number): void {
    const { header } = this;
    const { kind } = header.program;
    if (kind === 'sshd') while (text.charCodeAt(header.from) === 32) header.from++;
    else if (kind === 'kernel') header.from = skipUptime(text, header.from);
    else if (kind === 'fail2ban' && header.syslog) unwrapFail2ban(text, header, this.#programs);
    if (header.from > end) header.from = end;
  }

  #learn(page: Page, at: number, end: number): void {
    if (this.#form === undefined) return;
    const { bytes } = page;
    if (this.#form === 'iso') this.#stamps.learnIso(bytes, at);
    else this.#stamps.learnTraditional(bytes, at);
    this.usual.learn(page, at, at + this.#stamps.end + 1, at + this.#tags.tagAt, end);
  }

  #readAny(text: string, at: number, end: number): boolean {
    this.#form = undefined;
    const from = text.charCodeAt(at) === 60 ? skipPriority(text, at) : at;
    if (!this.#readForm(text, from, end)) {
      return readToolForm(text, from, end, this.header, this.#stamps, this.#programs);
    }
    if (from > at) this.#form = undefined;
    return true;
  }

  #readForm(text: string, at: number, end: number): boolean {
    const first = text.charCodeAt(at);
    if (first >= 48 && first <= 57) return this.#readNumeric(text, at, end);
    if (first === 91) return this.#readKernel(text, at, end);
    if (first === 116 || first === 110) return readAuditHead(text, at, this.header, this.#stamps, this.#programs);
    if (this.#stamps.readTraditional(text, at)) this.#form = 'traditional';
    else if (!readFullStamp(text, at, this.#stamps)) return false;
    return this.#readTag(text, end);
  }

  #readNumeric(text: string, at: number, end: number): boolean {
    if (text.charCodeAt(at + 1) === 32) {
      return readRfc5424(text, at, end, this.header, this.#stamps, this.#programs);
    }
    if (text.charCodeAt(at + 4) === 45) {
      if (!this.#stamps.readIso(text, at)) return false;
      if (text.startsWith(' fail2ban', this.#stamps.end) && isFail2banStamp(text, at) && this.#readFail2ban(text)) {
        return true;
      }
      if (text.startsWith(' - ', this.#stamps.end) && isFail2banStamp(text, at)) {
        if (readDenyHostsHead(text, this.#stamps.end + 3, this.header, this.#programs)) return true;
      }
      this.#form = 'iso';
      return this.#readTag(text, end);
    }
    return isDigit(text, at + 8) && readUnixStamp(text, at, this.#stamps) && this.#readTag(text, end);
  }

  #readTag(text: string, end: number): boolean {
    const at = this.#stamps.end;
    if (at >= end || text.charCodeAt(at) !== 32) return false;
    this.#tags.read(text, at + 1, end);
    return true;
  }

  #readFail2ban(text: string): boolean {
    const { header } = this;
    header.pid = 0;
    if (!readFail2banHead(text, this.#stamps.end + 1, header, this.#programs)) return false;
    header.host = '';
    header.syslog = false;
    return true;
  }

  #readKernel(text: string, at: number, end: number): boolean {
    if (!readKernelStamp(text, at, this.#stamps)) return false;
    const { header } = this;
    header.host = '';
    header.program = this.#programs.find('kernel');
    header.pid = 0;
    header.from = Math.min(this.#stamps.end + 1, end);
    header.syslog = false;
    return true;
  }
}

/** Python's logging, so fail2ban and DenyHosts, writes a space for the T and a comma before the milliseconds. */
function isFail2banStamp(text: string, at: number): boolean {
  return text.charCodeAt(at + 10) === 32;
}

/** Place behind `<38>`. */
function skipPriority(text: string, at: number): number {
  for (let to = at + 1; to < at + 5; to++) {
    if (text.charCodeAt(to) === 62) return to > at + 1 ? to + 1 : at;
    if (!isDigit(text, to)) return at;
  }
  return at;
}
