import { decodeBytes } from '../page.ts';
import { copyOf } from './copy.ts';
import { numberBetween } from './digits.ts';
import type { Header } from './header.ts';
import type { Program, Programs } from './program.ts';

/** No byte is such a character, so that nothing equals an empty cache. */
const NOTHING = '\ud800\udbff\n';
const PRIORITY = /^<(?:\d{1,3}|\d{1,2}\.\d{1,2}|[a-z]\w*\.[a-z]+)>$/;
const LEVEL =
  /^(?:kern|user|mail|daemon|auth|authpriv|security|syslog|cron|local[0-7])\.(?:emerg|panic|alert|crit|err|error|warn|warning|notice|info|debug):?$/;
const SOLARIS_ID = /\[ID \d{1,10} \w{1,16}\.\w{1,16}\] /y;
const SSH_UNIT = /^sshd?(?:@.*)?\.service$/;

/** Random bytes must not fill the memory. */
const MOST_HOSTS = 4096;

interface Host {
  /** As in the text, latin1. */
  readonly written: string;
  /** Decoded. */
  readonly name: string;
}

/** Reads what stands between stamp and message: `host sshd[12]: ` in all its spellings. */
export class TagReader {
  /** Where the tag of the last line began. */
  tagAt = 0;
  readonly #programs: Programs;
  readonly #header: Header;
  readonly #hosts = new Map<string, Host>();
  /** The last host, as in the text and decoded. */
  #host = NOTHING;
  #hostName = '';
  #program: Program;

  constructor(programs: Programs, header: Header) {
    this.#programs = programs;
    this.#program = programs.none;
    this.#header = header;
  }

  /** @param at  where the host begins, or the tag when there is no host */
  read(text: string, at: number, end: number): void {
    const header = this.#header;
    const { length } = this.#host;
    if (text.startsWith(this.#host, at) && text.charCodeAt(at + length) === 32) {
      header.host = this.#hostName;
      this.tagAt = at + length + 1;
    } else {
      this.tagAt = this.#readHost(text, at, end);
    }
    this.#readTag(text, this.tagAt, end);
  }

  /** Returns where the tag begins. */
  #readHost(text: string, at: number, end: number): number {
    let from = at;
    let space = tokenEnd(text, from, end);
    if (text.charCodeAt(from) === 60 && PRIORITY.test(text.slice(from, space))) {
      from = Math.min(space + 1, end);
      space = tokenEnd(text, from, end);
    }
    const isTag = text.charCodeAt(space - 1) === 58 || text.charCodeAt(from) === 91 || space >= end;
    if (isTag || isRepetition(text, from)) {
      this.#header.host = '';
      return from;
    }
    const known = this.#hosts.get(text.slice(from, space)) ?? this.#addHost(text.slice(from, space));
    this.#header.host = known?.name ?? '';
    if (known === undefined) return from;
    this.#host = known.written;
    this.#hostName = known.name;
    return space + 1;
  }

  /** Undefined when the word is no host but busybox's level. */
  #addHost(word: string): Host | undefined {
    if (LEVEL.test(word)) return undefined;
    const written = copyOf(word);
    const host = { written, name: decodeBytes(written, false) };
    if (this.#hosts.size >= MOST_HOSTS) this.#hosts.clear();
    this.#hosts.set(written, host);
    return host;
  }

  #readTag(text: string, at: number, end: number): void {
    const { length } = this.#program.name;
    const code = text.charCodeAt(at + length);
    if (length > 0 && (code === 91 || code === 58) && text.startsWith(this.#program.name, at)) {
      if (this.#readTagEnd(text, at + length, end)) {
        this.#header.program = this.#program;
        return;
      }
    }
    this.#readOtherTag(text, at, end);
  }

  #readOtherTag(text: string, at: number, end: number, mayHaveLevel = true): void {
    if (text.charCodeAt(at) === 91) {
      this.#readBracketTag(text, at, end);
      return;
    }
    for (let to = at; to < end; to++) {
      const code = text.charCodeAt(to);
      if (code === 32) {
        if (mayHaveLevel && LEVEL.test(text.slice(at, to))) this.#readOtherTag(text, to + 1, end, false);
        else this.#noTag(text, at);
        return;
      }
      if ((code === 91 || code === 58 || code === 40) && to > at && this.#readTagEnd(text, to, end)) {
        this.#name(text, at, to);
        return;
      }
    }
    this.#noTag(text, at);
  }

  /** Reads `(pam_unix)`, `[12]` and `: ` from `at` on; false when that is not the end of a tag. */
  #readTagEnd(text: string, at: number, end: number): boolean {
    let to = at;
    let pid = 0;
    if (text.charCodeAt(to) === 40) {
      to = closing(text, to, end, 41);
      if (to < 0) return false;
    }
    if (text.charCodeAt(to) === 91) {
      const from = to + 1;
      to = closing(text, to, end, 93);
      if (to < 0) return false;
      pid = numberBetween(text, from, to - 1);
    }
    if (text.charCodeAt(to) !== 58 || to >= end) return false;
    if (to + 1 < end && text.charCodeAt(to + 1) !== 32) return false;
    this.#header.pid = pid;
    this.#header.from = Math.min(to + 2, end);
    if (text.charCodeAt(to + 2) === 91) this.#skipSolarisId(text);
    return true;
  }

  #skipSolarisId(text: string): void {
    SOLARIS_ID.lastIndex = this.#header.from;
    if (SOLARIS_ID.test(text)) this.#header.from = SOLARIS_ID.lastIndex;
  }

  #name(text: string, at: number, to: number): void {
    let name = text.slice(at, to);
    if (name.charCodeAt(0) === 47) name = name.slice(name.lastIndexOf('/') + 1);
    // busybox: the level stands where the program should, and only sshd writes about logging in.
    else if (LEVEL.test(name)) name = name.startsWith('auth') ? 'sshd' : '';
    else if (SSH_UNIT.test(name)) name = 'sshd';
    this.#program = this.#programs.find(name);
    this.#header.program = this.#program;
  }

  /** `[sshd] `, `[sshd]: `. */
  #readBracketTag(text: string, at: number, end: number): void {
    const to = closing(text, at, end, 93);
    const after = to < 0 ? 0 : text.charCodeAt(to);
    if (after !== 32 && after !== 58) {
      this.#noTag(text, at);
      return;
    }
    this.#header.pid = 0;
    this.#header.from = Math.min(after === 58 ? to + 2 : to + 1, end);
    this.#name(text, at + 1, to - 1);
  }

  #noTag(text: string, at: number): void {
    this.#header.program = isRepetition(text, at) ? this.#programs.find('syslogd') : this.#programs.none;
    this.#header.pid = 0;
    this.#header.from = at;
  }
}

function isRepetition(text: string, at: number): boolean {
  return text.startsWith('last message repeated ', at) || text.startsWith('--- last message repeated ', at);
}

function tokenEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && text.charCodeAt(to) !== 32) to++;
  return to;
}

/** Place behind the closing bracket of a tag, -1 when a space or the line's end comes first. */
function closing(text: string, at: number, end: number, bracket: number): number {
  for (let to = at + 1; to < end; to++) {
    const code = text.charCodeAt(to);
    if (code === bracket) return to + 1;
    if (code === 32) return -1;
  }
  return -1;
}
