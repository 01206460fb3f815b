import { isIpv4Bytes, isIpv6Bytes } from './address.ts';
import type { Token } from './define.ts';

const DIGIT = 1;
const NUMBER = 2;
const DURATION = 4;
const ADDRESS = 8;
const WORD = 16;

/** Which classes a byte belongs to; bytes above 127 are parts of words only. */
const classes = new Uint8Array(256).fill(WORD, 128);
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

const kinds: Readonly<Record<Token, readonly [mask: number, longest: number]>> = {
  int: [DIGIT, 10],
  port: [DIGIT, 5],
  float: [NUMBER, 24],
  duration: [DURATION, 32],
  ip: [ADDRESS, 64],
  address: [WORD, 255],
  word: [WORD, 255],
  phrase: [0, 0],
  user: [0, 0],
  text: [0, 0],
};

/** A token made ready: the bytes it takes (0: any), and how many at most. */
export interface TokenKind {
  readonly token: Token;
  readonly mask: number;
  readonly longest: number;
}

export function tokenKind(token: Token): TokenKind {
  const [mask, longest] = kinds[token];
  return { token, mask, longest };
}

export function isToken(word: string): word is Token {
  return Object.hasOwn(kinds, word);
}

/** Whether `literal` stands at `at`. */
export function standsAt(literal: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < literal.length; i++) if (literal[i] !== bytes[at + i]) return false;
  return true;
}

/** The same, from the end: heads of patterns begin alike. */
export function standsAtFromEnd(literal: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = literal.length - 1; i >= 0; i--) if (literal[i] !== bytes[at + i]) return false;
  return true;
}

/** First place of `literal` in [from, to), or -1. */
export function findLiteral(literal: Uint8Array, bytes: Uint8Array, from: number, to: number): number {
  const last = to - literal.length;
  const first = literal[0];
  for (let i = from; i <= last; i++) if (bytes[i] === first && standsAt(literal, bytes, i)) return i;
  return -1;
}

/** Where the token that begins at `at` ends; -1 when nothing fits. `next` is the literal that must follow. */
export function scanForward(kind: TokenKind, bytes: Uint8Array, at: number, to: number, next: Uint8Array): number {
  const { mask } = kind;
  if (mask === 0) {
    const end = next.length === 0 ? to : findLiteral(next, bytes, at, to);
    return end > at ? end : -1;
  }
  const limit = Math.min(to, at + kind.longest);
  const stop = mask >= ADDRESS && next.length > 0 ? next[0] : -1;
  let i = at;
  while (i < limit) {
    const code = bytes[i] as number;
    if (((classes[code] as number) & mask) === 0) break;
    if (code === stop && i > at && endsBefore(kind, bytes, at, i, to, next)) break;
    i++;
  }
  return i > at ? i : -1;
}

/** `{source.ip:ip}: …`: a colon or a dot may be part of the value or end it. */
function endsBefore(kind: TokenKind, bytes: Uint8Array, at: number, i: number, to: number, next: Uint8Array): boolean {
  if (i + next.length > to || !standsAt(next, bytes, i)) return false;
  if (kind.token === 'word') return true;
  // A name goes on behind a dot or colon unless white space or the end follows.
  if (kind.token === 'address') return next.length > 1 || i + 1 === to || (bytes[i + 1] as number) <= 32;
  return isAddress(bytes, at, i);
}

/** Where the token that ends at `end` begins; -1 when nothing fits. `before` is the literal in front of it. */
export function scanBack(kind: TokenKind, bytes: Uint8Array, from: number, end: number, before: Uint8Array): number {
  const { mask } = kind;
  const limit = Math.max(from, end - kind.longest);
  const stop = mask === WORD && before.length > 0 ? before[before.length - 1] : -1;
  let i = end;
  while (i > limit) {
    const code = bytes[i - 1] as number;
    if (((classes[code] as number) & mask) === 0) break;
    if (code === stop && i < end && i - before.length >= from && standsAt(before, bytes, i - before.length)) break;
    i--;
  }
  return i === end ? -1 : i;
}

/** Whether a stretch that looks right is right: no port 70000, no address 1.2.3.400. */
export function isValid(token: Token, bytes: Uint8Array, start: number, end: number): boolean {
  if (token === 'ip') return isAddress(bytes, start, end);
  return token !== 'port' || numberAt(bytes, start, end) <= 65_535;
}

export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) value = value * 10 + (bytes[i] as number) - 48;
  return value;
}

/** `00:05:12`, `05:12`, or sshd's `1w2d03h04m05s`; NaN when it is none. */
export function secondsOf(text: string): number {
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (clock) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
  const parts = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text);
  if (!parts || text === '') return Number.NaN;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, rest = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + rest;
}

function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  return isIpv4Bytes(bytes, start, end) || isIpv6Bytes(bytes, start, end);
}
