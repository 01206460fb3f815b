import { normaliseIp } from './address.ts';
import type { FieldValue, Token } from './define.ts';

const MAX_WORD = 255;
const MAX_ADDRESS = 64;

/** Where the token that begins at `at` ends; -1 when nothing fits. `next` is the literal that must follow. */
export function scanForward(token: Token, text: string, at: number, to: number, next: string): number {
  switch (token) {
    case 'int':
    case 'port':
      return atLeastOne(at, forwardWhile(isDigit, text, at, Math.min(to, at + 10)));
    case 'float':
      return atLeastOne(at, forwardWhile(isNumberChar, text, at, Math.min(to, at + 24)));
    case 'duration':
      return atLeastOne(at, forwardWhile(isDurationChar, text, at, Math.min(to, at + 32)));
    case 'ip':
      return atLeastOne(at, forwardWhile(isAddressChar, text, at, Math.min(to, at + MAX_ADDRESS)));
    case 'address':
    case 'word':
      return atLeastOne(at, wordEnd(text, at, to, next));
    default:
      return phraseEnd(text, at, to, next);
  }
}

/** Where the token that ends at `end` begins; -1 when nothing fits. Never goes before `from`. */
export function scanBack(token: Token, text: string, from: number, end: number): number {
  const fits = backClass(token);
  const limit = Math.max(from, end - MAX_WORD);
  let i = end;
  while (i > limit && fits(text.charCodeAt(i - 1))) i--;
  return i === end ? -1 : i;
}

/** First place of the character `code` in [from, to), or -1. */
export function slotEnd(text: string, from: number, to: number, code: number): number {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === code) return i;
  return -1;
}

/** The value of a captured stretch; undefined when it only looked right (port 70000, 1.2.3.400). */
export function slotValue(token: Token, text: string, start: number, end: number): FieldValue | undefined {
  switch (token) {
    case 'int':
      return digits(text, start, end);
    case 'port': {
      const port = digits(text, start, end);
      return port <= 65535 ? port : undefined;
    }
    case 'float': {
      const value = Number(text.slice(start, end));
      return Number.isFinite(value) ? value : undefined;
    }
    case 'duration':
      return seconds(text.slice(start, end));
    case 'ip':
      return normaliseIp(text.slice(start, end));
    default:
      return text.slice(start, end);
  }
}

function backClass(token: Token): (code: number) => boolean {
  switch (token) {
    case 'int':
    case 'port':
      return isDigit;
    case 'float':
      return isNumberChar;
    case 'duration':
      return isDurationChar;
    case 'ip':
      return isAddressChar;
    default:
      return isWordChar;
  }
}

function forwardWhile(fits: (code: number) => boolean, text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && fits(text.charCodeAt(i))) i++;
  return i;
}

/** A word ends at white space, or where the literal behind it begins (`{x:word}:` leaves the colon). */
function wordEnd(text: string, at: number, to: number, next: string): number {
  const stop = next === '' ? -1 : next.charCodeAt(0);
  const limit = Math.min(to, at + MAX_WORD);
  let i = at;
  while (i < limit && isWordChar(text.charCodeAt(i))) {
    if (text.charCodeAt(i) === stop && i > at && text.startsWith(next, i)) break;
    i++;
  }
  return i;
}

function phraseEnd(text: string, at: number, to: number, next: string): number {
  if (next === '') return atLeastOne(at, to);
  const end = text.indexOf(next, at);
  return end > at && end + next.length <= to ? end : -1;
}

function atLeastOne(at: number, end: number): number {
  return end > at ? end : -1;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** `00:05:12`, `1:20:00`, `2 days, 1:00:00`-less forms, or sshd's `1d02h03m04s`. */
function seconds(text: string): number | undefined {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const span = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!span || text === '') return undefined;
  const [weeks, days, hours, minutes, rest] = span.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + rest;
}

const isDigit = (code: number) => code >= 48 && code <= 57;
const isNumberChar = (code: number) => isDigit(code) || code === 46;
const isDurationChar = (code: number) =>
  isDigit(code) || code === 58 || (code >= 97 && code <= 122 && 'wdhms'.includes(String.fromCharCode(code)));
const isAddressChar = (code: number) =>
  isDigit(code) ||
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  code === 46 ||
  code === 58 ||
  code === 37 ||
  code === 95 ||
  code === 45;
const isWordChar = (code: number) => code > 32;
