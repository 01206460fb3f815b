import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import type { StampReader } from './stamp.ts';

const TITLE = /^#+ *(?:\/etc\/)?hosts\.(?:deny|allow)\b/;
const NAME = /(?:^|\/)hosts\.(?:deny|allow)[^/]*$/;
/** As asctime(3) writes it: `# DenyHosts: Thu Jul  9 11:23:45 2026 | sshd: 203.0.113.7`. */
const DENYHOSTS = /^# DenyHosts: [A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4}) (?=\| )/;
const SECTIONS: Readonly<Record<string, string>> = {
  '###sshguard###': 'sshguard',
  '#---- BlockHosts Additions': 'blockhosts',
};

/**
 * Reads a saved hosts.deny or hosts.allow: entries of ban tools, told by the marks around them, and those of the
 * administrator. Only DenyHosts writes a time; all others have none. The file is known by its name, or by the first
 * mark or title in it.
 */
export class HostsFile {
  readonly #stamps: StampReader;
  readonly #programs: Programs;
  #path = '';
  #isOne = false;
  /** Whose section it is. */
  #section = '';

  constructor(stamps: StampReader, programs: Programs) {
    this.#stamps = stamps;
    this.#programs = programs;
  }

  /** The file that is being read. */
  set path(path: string) {
    if (path === this.#path) return;
    this.#path = path;
    this.#isOne = NAME.test(path);
    this.#section = '';
  }

  /** Reads the line `at`..`end`; false when it stands in no such file, or says nothing. */
  read(text: string, at: number, end: number, header: Header): boolean {
    const isComment = text.charCodeAt(at) === 35;
    if (!this.#isOne && !isComment) return false;
    const line = text.slice(at, end);
    if (isComment && !this.#readComment(line, header, at)) return this.#isOne && this.#ignore(header, end);
    if (!isComment) this.#entry(this.#section || 'hosts.deny', header, at);
    return true;
  }

  /** True when there is a message in it. */
  #readComment(line: string, header: Header, at: number): boolean {
    const section = SECTIONS[line.trimEnd()];
    if (section !== undefined) {
      this.#isOne = true;
      this.#section = this.#section === section ? '' : section;
      return false;
    }
    const found = DENYHOSTS.exec(line);
    if (found !== null) {
      this.#isOne = true;
      this.#entry('denyhosts', header, at + found[0].length);
      return this.#stamps.readTraditional(`${found[1]} ${found[2]} ${found[4]} ${found[3]} `, 0);
    }
    if (TITLE.test(line)) this.#isOne = true;
    if (this.#section !== 'blockhosts' || !line.startsWith('#bh: ')) return false;
    this.#entry('blockhosts', header, at);
    return true;
  }

  #entry(program: string, header: Header, from: number): void {
    header.host = '';
    header.program = this.#programs.find(program);
    header.pid = 0;
    header.from = from;
    header.message = undefined;
    header.syslog = false;
    this.#stamps.last = Number.NaN;
  }

  #ignore(header: Header, end: number): true {
    this.#entry('', header, end);
    return true;
  }
}
