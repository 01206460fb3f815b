import { decodeBytes } from '../page.ts';
import { numberBetween } from './digits.ts';
import type { Header } from './header.ts';
import type { Programs } from './program.ts';
import type { StampReader } from './stamp.ts';

const BOM = '\xef\xbb\xbf';

/**
 * `1 2026-11-21T01:02:03.000Z host sshd 57915 - [meta sequenceId="1"] message`, from the version on. False when the
 * line has another form.
 */
export function readRfc5424(
  text: string,
  at: number,
  end: number,
  header: Header,
  stamps: StampReader,
  programs: Programs,
): boolean {
  if (text.charCodeAt(at) !== 49 || text.charCodeAt(at + 1) !== 32) return false;
  if (text.startsWith('- ', at + 2)) stamps.end = at + 3;
  else if (!stamps.readIso(text, at + 2)) return false;
  if (text.charCodeAt(stamps.end) !== 32) return false;
  const host = stamps.end + 1;
  const name = fieldEnd(text, host, end) + 1;
  const process = fieldEnd(text, name, end) + 1;
  const id = fieldEnd(text, process, end) + 1;
  const data = fieldEnd(text, id, end) + 1;
  if (data > end) return false;
  header.host = fieldText(text, host, name - 1);
  header.program = programs.find(fieldText(text, name, process - 1));
  header.pid = numberBetween(text, process, id - 1);
  let from = structuredDataEnd(text, data, end);
  if (text.charCodeAt(from) === 32) from++;
  if (text.startsWith(BOM, from)) from += BOM.length;
  // rsyslog keeps the space that stood behind the tag.
  else if (text.charCodeAt(from) === 32) from++;
  header.from = Math.min(from, end);
  return true;
}

function fieldEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && text.charCodeAt(to) !== 32) to++;
  return to;
}

function fieldText(text: string, from: number, to: number): string {
  const field = text.slice(from, to);
  return field === '-' ? '' : decodeBytes(field, false);
}

/** Place behind `-` or `[id name="va\]ue"][id …]`; where it began when it is neither. */
function structuredDataEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) === 45) return at + 1;
  let to = at;
  while (to < end && text.charCodeAt(to) === 91) {
    const close = elementEnd(text, to, end);
    if (close < 0) return at;
    to = close;
  }
  return to;
}

function elementEnd(text: string, at: number, end: number): number {
  let quoted = false;
  for (let to = at + 1; to < end; to++) {
    const code = text.charCodeAt(to);
    if (quoted && code === 92) to++;
    else if (code === 34) quoted = !quoted;
    else if (code === 93 && !quoted) return to + 1;
  }
  return -1;
}
