import type { Page } from '../event.ts';
import { makeLiteral, standsAt } from '../line/literal.ts';

export const REPEATED = /^message repeated (\d{1,9}) times?: \[ ?(.*)\]$/s;
/** `kex.c:kex_exchange_identification():1234 (bin=sshd-session, pid=4711): ` (option LogVerbose). */
export const LOG_VERBOSE = /^[\w.-]{1,48}:([\w.]{1,48})\(\):\d+ \(bin=[\w-]+, pid=\d+\): (.*)$/s;

/** Whether there can be something around the message: in front of what LogVerbose wraps stands `file.c:function():`. */
export function mayBeWrapped(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[to - 1] === 93) return true;
  for (let i = from; i < to && bytes[i] !== 32; i++) if (bytes[i] === 40) return true;
  return false;
}

const LEVELS = ['error: ', 'fatal: ', 'debug1: ', 'debug2: ', 'debug3: '].map(makeLiteral);
const SUFFIXES = [' [preauth]', ' [postauth]'].map(makeLiteral);

/** Where the message goes on behind the level that syslog puts in front. */
export function levelEnd(page: Page, from: number, to: number): number {
  const { bytes } = page;
  if (bytes[from + 5] !== 58 && bytes[from + 6] !== 58) return from;
  for (const level of LEVELS) if (standsAt(level, page, from, to)) return from + level.length;
  return from;
}

/** Where ` [preauth]` or ` [postauth]` begins at the end of the message, else its end. */
export function suffixStart(page: Page, from: number, to: number): number {
  if (page.bytes[to - 1] !== 93) return to;
  for (const suffix of SUFFIXES) {
    const start = to - suffix.length;
    if (start >= from && standsAt(suffix, page, start, to)) return start;
  }
  return to;
}
