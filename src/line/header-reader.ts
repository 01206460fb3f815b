import { copyOf } from './copy.ts';
import { isDigit } from './digits.ts';
import { readFail2banHead, unwrapFail2ban } from './fail2ban-log.ts';
import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import { readFullStamp, readKernelStamp, readUnixStamp, skipUptime } from './rare-forms.ts';
import { readRfc5424 } from './rfc5424.ts';
import type { StampReader } from './stamp.ts';
import { TagReader } from './tag.ts';

/** No byte is such a character, so that nothing equals an empty cache. */
const NOTHING = '\ud800\udbff\n';

/** Reads one-line headers. The first character of a line tells which forms it can have. */
export class HeaderReader {
  readonly header: Header;
  readonly #stamps: StampReader;
  readonly #programs: Programs;
  readonly #tags: TagReader;
  /** Stamp and host of the last line with a stamp of whole seconds, and what they say. */
  #prefix = NOTHING;
  #prefixTime = Number.NaN;
  #prefixHost = '';

  constructor(stamps: StampReader, programs: Programs) {
    this.#stamps = stamps;
    this.#programs = programs;
    this.header = { host: '', program: programs.none, pid: 0, from: 0, message: undefined, syslog: true };
    this.#tags = new TagReader(programs, this.header);
  }

  /** Reads the line `at`..`end`; false when no form fits. The time is the StampReader's last. */
  read(text: string, at: number, end: number): boolean {
    this.header.message = undefined;
    this.header.syslog = true;
    const { header } = this;
    if (text.startsWith(this.#prefix, at)) {
      this.#stamps.last = this.#prefixTime;
      this.#tags.readBehindHost(text, at + this.#prefix.length, end, this.#prefixHost);
    } else {
      const from = text.charCodeAt(at) === 60 ? skipPriority(text, at) : at;
      if (!this.#readForm(text, from, end)) return false;
    }
    const { kind } = header.program;
    if (kind === 'kernel') header.from = Math.min(skipUptime(text, header.from), end);
    else if (kind === 'fail2ban' && header.syslog) unwrapFail2ban(text, header, this.#programs);
    if (header.from > end) header.from = end;
    return true;
  }

  #readForm(text: string, at: number, end: number): boolean {
    const first = text.charCodeAt(at);
    if (first >= 48 && first <= 57) return this.#readNumeric(text, at, end);
    if (first === 91) return this.#readKernel(text, at, end);
    const traditional = this.#stamps.readTraditional(text, at);
    if (!traditional && !readFullStamp(text, at, this.#stamps)) return false;
    const isSecond = traditional && text.charCodeAt(this.#stamps.end - 3) === 58;
    if (!this.#readTag(text, end)) return false;
    if (isSecond && this.header.host !== '') this.#keepPrefix(text, at);
    return true;
  }

  /** Whole lines of one second and one host begin alike: `Nov 21 01:02:03 host `. */
  #keepPrefix(text: string, at: number): void {
    this.#prefix = copyOf(text.slice(at, this.#tags.tagAt));
    this.#prefixTime = this.#stamps.last;
    this.#prefixHost = this.header.host;
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

/** fail2ban writes a space for the T and a comma before the milliseconds. */
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
