import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import type { StampReader } from './stamp.ts';

/** logrus' text form: time, level and message, then other fields. Values with blanks are quoted as Go does it. */
const LINE = /^time="([^"]{19,40})" level=[a-z]{4,8} msg=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))(?: |$)/;
/** Old releases wrote `01-11-2020 14:08:58`, the local time. */
const DAY_FIRST = /^(\d\d)-(\d\d)-(\d{4}) (\d\d:\d\d:\d\d)$/;
const ESCAPE = /\\(?:([abfnrtv"\\])|x([0-9a-f]{2})|u([0-9a-f]{4}))/g;
const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** Reads a line of crowdsec.log: `time="…" level=info msg="…"`. False when it is none. */
export function readCrowdsecLine(
  text: string,
  at: number,
  end: number,
  header: Header,
  stamps: StampReader,
  programs: Programs,
): boolean {
  if (!text.startsWith('time="', at)) return false;
  const found = LINE.exec(text.slice(at, end));
  if (found === null) return false;
  const [, time = '', quoted, plain = ''] = found;
  if (!stamps.readIso(`${time.replace(DAY_FIRST, '$3-$2-$1T$4')} `, 0)) return false;
  header.host = '';
  header.program = programs.find('crowdsec');
  header.pid = 0;
  header.from = at;
  header.message = decoded(quoted === undefined ? plain : unquoted(quoted));
  header.syslog = false;
  return true;
}

function unquoted(text: string): string {
  return text.replace(ESCAPE, (_, letter?: string, hex?: string, code?: string) =>
    letter === undefined
      ? String.fromCharCode(Number.parseInt((hex ?? code) as string, 16))
      : (LETTERS[letter] ?? letter),
  );
}

/** The text may be one latin1 character a byte, or decoded already: UTF-8 that makes sense is decoded. */
function decoded(text: string): string {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  const utf8 = Buffer.from(text, 'latin1').toString('utf8');
  return utf8.includes('\ufffd') ? text : utf8;
}
