import type { Header } from './header.ts';
import type { Programs } from './program.ts';

/** `fail2ban.actions        [2174]: NOTICE  `, with or without the process. */
const HEAD =
  /(fail2ban[\w.-]{0,40}) {0,40}(?:\[(\d{1,10})\])? {0,4}: (?:CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG|HEAVY\w*|TRACE\w*) +/y;
const LEVEL = /(?:CRITICAL|ERROR|WARNING|NOTICE|INFO|DEBUG) +/y;

/** Reads fail2ban's own head at `at`: in fail2ban.log behind the stamp, or in a syslog message. False when it is none. */
export function readFail2banHead(text: string, at: number, header: Header, programs: Programs): boolean {
  HEAD.lastIndex = at;
  const found = HEAD.exec(text);
  if (found === null) return false;
  header.program = programs.find(found[1] as string);
  if (found[2] !== undefined) header.pid = Number(found[2]);
  header.from = HEAD.lastIndex;
  return true;
}

/** Takes off what fail2ban puts in front when it writes through syslog. */
export function unwrapFail2ban(text: string, header: Header, programs: Programs): void {
  if (readFail2banHead(text, header.from, header, programs)) return;
  LEVEL.lastIndex = header.from;
  if (LEVEL.test(text)) header.from = LEVEL.lastIndex;
}
