import { hasIpv4At, normaliseIp } from './address.ts';
import type { FieldValue, Token } from './define.ts';

const DIGIT = 1;
const NUMBER = 2;
const DURATION = 4;
const ADDRESS = 8;
const WORD = 16;

/** Which classes a character below 128 belongs to; those above are parts of words only. */
const classes = new Uint8Array(128);
for (let code = 33; code < 127; code++) {
  const char = String.fromCharCode(code);
  const digit = /\d/.test(char);
  classes[code] =
    WORD |
    (digit ? DIGIT : 0) |
    (digit || char === '.' ? NUMBER : 0) |
    (digit || ':wdhms'.includes(char) ? DURATION : 0) |
    (/[\w.:%-]/.test(char) ? ADDRESS : 0);
}

const classOf: Readonly<Record<Token, number>> = {
  int: DIGIT,
  port: DIGIT,
  float: NUMBER,
  duration: DURATION,
  ip: ADDRESS,
  address: WORD,
  word: WORD,
  phrase: 0,
  user: 0,
  text: 0,
};

const longest: Readonly<Record<Token, number>> = {
  int: 10,
  port: 5,
  float: 24,
  duration: 32,
  ip: 64,
  address: 255,
  word: 255,
  phrase: 0,
  user: 0,
  text: 0,
};

/** A token made ready: the characters it takes, and how many at most. */
export interface TokenClass {
  readonly token: Token;
  readonly mask: number;
  readonly longest: number;
}

export function tokenClass(token: Token): TokenClass {
  return { token, mask: classOf[token], longest: longest[token] };
}

/** Where the token that begins at `at` ends; -1 when nothing fits. `next` is the literal that must follow. */
export function scanForward(kind: TokenClass, text: string, at: number, to: number, next: string): number {
  const { mask } = kind;
  if (mask === 0) return phraseEnd(text, at, to, next);
  const limit = Math.min(to, at + kind.longest);
  const stop = mask >= ADDRESS && next !== '' ? next.charCodeAt(0) : -1;
  let i = at;
  while (i < limit) {
    const code = text.charCodeAt(i);
    if (code < 128 ? ((classes[code] as number) & mask) === 0 : mask !== WORD) break;
    if (code === stop && i > at && endsHere(kind, text, at, i, next)) break;
    i++;
  }
  return i > at ? i : -1;
}

/** `{source.ip:ip}: …`: a colon or a dot may belong to the address or end it. */
function endsHere(kind: TokenClass, text: string, at: number, i: number, next: string): boolean {
  if (!text.startsWith(next, i)) return false;
  return kind.mask === WORD
    ? kind.token === 'word' || !beginsAddressPart(text, i, next)
    : normaliseIp(text.slice(at, i)) !== undefined;
}

/** In `a.example.com.` only the last dot ends the name. */
function beginsAddressPart(text: string, i: number, next: string): boolean {
  return next.length === 1 && i + 1 < text.length && text.charCodeAt(i + 1) > 32;
}

/** Where the token that ends at `end` begins; -1 when nothing fits. Never goes before `from`. `before` is the literal in front. */
export function scanBack(kind: TokenClass, text: string, from: number, end: number, before: string): number {
  const { mask } = kind;
  const limit = Math.max(from, end - kind.longest);
  const stop = mask === WORD && before !== '' ? before.charCodeAt(before.length - 1) : -1;
  let i = end;
  while (i > limit) {
    const code = text.charCodeAt(i - 1);
    if (code < 128 ? ((classes[code] as number) & mask) === 0 : mask !== WORD) break;
    if (code === stop && i < end && text.startsWith(before, i - before.length)) break;
    i--;
  }
  return i === end ? -1 : i;
}

/** First place of the character `code` in [from, to), or -1. */
export function placeOf(code: number, text: string, from: number, to: number): number {
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
    case 'ip':
      return hasIpv4At(text, start, end) ? text.slice(start, end) : normaliseIp(text.slice(start, end));
    case 'float': {
      const value = Number(text.slice(start, end));
      return Number.isFinite(value) ? value : undefined;
    }
    case 'duration':
      return seconds(text.slice(start, end));
    default:
      return text.slice(start, end);
  }
}

function phraseEnd(text: string, at: number, to: number, next: string): number {
  const end = next === '' ? to : text.indexOf(next, at);
  return end > at && end + next.length <= to ? end : -1;
}

function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/** `00:05:12`, `05:12`, or sshd's `1w2d03h04m05s`. */
function seconds(text: string): number | undefined {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!parts || text === '') return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + rest;
}
