import type { StampReader } from './stamp.ts';

const WEEKDAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const FULL = new RegExp(
  `${WEEKDAY} (\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ([A-Z]{2,5}|[+-]\\d\\d(?:\\d\\d)?) `,
  'y',
);
const UNIX = /(\d{9,11})\.(\d{6}) /y;
const UPTIME = /\[ {0,16}\d{1,10}\.\d{1,9}\](?:\[ {0,16}[TC]\d{1,10}\])? /y;
const KERNEL_CLOCK = new RegExp(`\\[${WEEKDAY} (\\w{3} [ \\d]\\d) (\\d\\d:\\d\\d:\\d\\d) (\\d{4})\\] `, 'y');

/** `journalctl -o short-full`: `Sat 2026-11-21 01:13:29 UTC `. A zone named by letters is the local one. */
export function readFullStamp(text: string, at: number, stamps: StampReader): boolean {
  const found = matchAt(FULL, text, at);
  if (found === null) return false;
  const zone = found[3] as string;
  const known = zone === 'UTC' || zone === 'GMT' ? 'Z' : /^[A-Z]/.test(zone) ? '' : zone;
  if (!stamps.readIso(`${found[1]}T${found[2]}${known} `, 0)) return false;
  stamps.end = at + found[0].length - 1;
  return true;
}

/** `journalctl -o short-unix`: `1763687609.589037 `. */
export function readUnixStamp(text: string, at: number, stamps: StampReader): boolean {
  const found = matchAt(UNIX, text, at);
  if (found === null) return false;
  stamps.keep(Number(found[1]) * 1e6 + Number(found[2]));
  stamps.end = at + found[0].length - 1;
  return true;
}

/** dmesg: `[104235.156774] `, or with `-T` `[Sat Nov 21 01:13:29 2026] `. Sets the end on the space behind it. */
export function readKernelStamp(text: string, at: number, stamps: StampReader): boolean {
  const after = skipUptime(text, at);
  if (after > at) {
    stamps.end = after - 1;
    return true;
  }
  const found = matchAt(KERNEL_CLOCK, text, at);
  if (found === null || !stamps.readTraditional(`${found[1]} ${found[3]} ${found[2]} `, 0)) return false;
  stamps.end = at + found[0].length - 1;
  return true;
}

/** Place behind the kernel's own clock, `[ 71910.873115] `; `at` when there is none. */
export function skipUptime(text: string, at: number): number {
  const found = matchAt(UPTIME, text, at);
  return found === null ? at : at + found[0].length;
}

/** `-- Logs begin at … --`, `-- Boot 12ab… --`: journalctl's own remarks. */
export function isJournalRemark(text: string, at: number, end: number): boolean {
  return text.startsWith('-- ', at) && text.startsWith(' --', end - 3);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
