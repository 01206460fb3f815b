import type { Page } from '../event.ts';
import { findLiteral, standsAt } from '../line/literal.ts';
import { isIpv4Bytes, isIpv6Bytes, readIpv4, startOfIpv4 } from './address.ts';
import { classes, DIGIT, numberAt, type TokenKind, WORD } from './token.ts';

/** Where the token that begins at `at` ends; -1 when no valid value stands there. */
export function scanForward(kind: TokenKind, page: Page, at: number, to: number): number {
  if (kind.token === 'ip') return scanIp(kind, page, at, to);
  if (kind.mask !== 0) return endOfRun(kind, page, at, to);
  const end = kind.next.length === 0 ? to : findLiteral(kind.next, page, at, to);
  return end > at ? end : -1;
}

/** Where the token that ends at `end` begins; -1 when no valid value stands there. */
export function scanBack(kind: TokenKind, page: Page, from: number, end: number): number {
  const { bytes } = page;
  const { mask, before } = kind;
  if (mask === DIGIT) return startOfNumber(kind, bytes, from, end);
  if (kind.token === 'ip') {
    const start = startOfIpv4(bytes, from, end);
    if (start !== -1 && (start === from || !isClass(bytes[start - 1] as number, mask))) return start;
  }
  const limit = Math.max(from, end - kind.longest);
  const stop = mask === WORD && before.length > 0 ? before.bytes[before.length - 1] : -1;
  let i = end;
  while (i > limit) {
    const code = bytes[i - 1] as number;
    if (!isClass(code, mask)) break;
    if (code === stop && i < end && i - before.length >= from && standsAt(before, page, i - before.length, i)) break;
    i--;
  }
  return i < end && isValid(kind, bytes, i, end) ? i : -1;
}

function startOfNumber(kind: TokenKind, bytes: Uint8Array, from: number, end: number): number {
  const limit = Math.max(from, end - kind.longest);
  let i = end;
  while (i > limit && isDigit(bytes[i - 1] as number)) i--;
  return i < end && isValid(kind, bytes, i, end) ? i : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isClass(code: number, mask: number): boolean {
  return ((classes[code] as number) & mask) !== 0;
}

/** Nearly every line has an IPv4 address: it is read and judged in one go; the rest takes the long way. */
function scanIp(kind: TokenKind, page: Page, at: number, to: number): number {
  const { bytes } = page;
  const end = readIpv4(bytes, at, to);
  if (end === -1) return endOfRun(kind, page, at, to);
  // No longer address begins with a whole IPv4 one, so here it ends, or there is none.
  if (end === to || !isClass(bytes[end] as number, kind.mask)) return end;
  const { next } = kind;
  return kind.stop !== -1 && standsAt(next, page, end, to) ? end : -1;
}

function endOfRun(kind: TokenKind, page: Page, at: number, to: number): number {
  const { bytes } = page;
  const { mask, stop } = kind;
  const limit = Math.min(to, at + kind.longest);
  let i = at;
  if (stop === -1) {
    while (i < limit && isClass(bytes[i] as number, mask)) i++;
    return i > at && isValid(kind, bytes, at, i) ? i : -1;
  }
  while (i < limit) {
    const code = bytes[i] as number;
    if (!isClass(code, mask)) break;
    if (code === stop && i > at && endsBefore(kind, page, at, i, to)) break;
    i++;
  }
  return i > at && isValid(kind, bytes, at, i) ? i : -1;
}

/** `{source.ip:ip}: …`: a colon or a dot may be part of the value or end it. */
function endsBefore({ token, next }: TokenKind, page: Page, at: number, i: number, to: number): boolean {
  if (!standsAt(next, page, i, to)) return false;
  if (token === 'word') return true;
  // A name goes on behind a dot or colon unless white space or the end follows.
  if (token === 'address') return next.length > 1 || i + 1 === to || (page.bytes[i + 1] as number) <= 32;
  return isAddress(page.bytes, at, i);
}

/** Whether a stretch that looks right is right: no port 70000, no address 1.2.3.400. */
function isValid({ token }: TokenKind, bytes: Uint8Array, start: number, end: number): boolean {
  if (token === 'ip') return isAddress(bytes, start, end);
  return token !== 'port' || numberAt(bytes, start, end) <= 65_535;
}

function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  return isIpv4Bytes(bytes, start, end) || isIpv6Bytes(bytes, start, end);
}
