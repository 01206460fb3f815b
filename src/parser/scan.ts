import type { Page } from '../event.ts';
import { findLiteral, standsAt } from '../line/literal.ts';
import { hashWith } from '../line/word-table.ts';
import { isIpv4Bytes, isIpv6Bytes, isKnownAddress, keyOfFound, readIpv4, startOfIpv4 } from './address.ts';
import { classes, DIGIT, type TokenKind, WORD } from './token.ts';

const DOT = 46;

/**
 * Where a token ends that begins at `at`, or begins that ends at `end`; -1 when no valid value stands there. Digits, and
 * runs that end with their class of bytes, are not among them: these are written out where they are needed.
 */
export const scanners = { ipKey, endOfIp, endOfPhrase, endOfRun, startOfIp, startOfRun };
type ScannerName = Exclude<keyof typeof scanners, 'ipKey'>;

/** What finds the end of such a token: `scanner(kind, page, at, to)`. */
export function forwardScanner(kind: TokenKind): ScannerName | 'digits' | 'run' {
  const { token, mask, stop, next } = kind;
  if (token === 'ip' || (token === 'address' && endsAddress(next.bytes[0]))) return 'endOfIp';
  if (mask === 0) return 'endOfPhrase';
  if (stop !== -1) return 'endOfRun';
  return mask === DIGIT ? 'digits' : 'run';
}

/** What finds its beginning: `scanner(kind, page, from, end)`. */
export function backwardScanner({ token, mask, before }: TokenKind): ScannerName | 'digits' {
  if (mask === DIGIT) return 'digits';
  return token === 'ip' || (token === 'address' && endsAddress(before.bytes.at(-1))) ? 'startOfIp' : 'startOfRun';
}

/** Whether an IPv4 address beside such a byte cannot be cut there. */
function endsAddress(byte = 0): boolean {
  return byte !== DOT && !isDigit(byte);
}

/** Code that says what the value is, if the scanner came to know it. */
export function keyAfter(scanner: ScannerName): string {
  return scanner === 'endOfIp' || scanner === 'startOfIp' ? 'ipKey()' : 'NaN';
}

/** The key of the IPv4 address that `endOfIp` or `startOfIp` came upon last; NaN when it was something else. */
function ipKey(): number {
  return isIpv4 ? keyOfFound() : Number.NaN;
}

let isIpv4 = false;

function endOfPhrase(kind: TokenKind, page: Page, at: number, to: number): number {
  const end = kind.next.length === 0 ? to : findLiteral(kind.next, page, at, to);
  return end > at ? end : -1;
}

function startOfIp(kind: TokenKind, page: Page, from: number, end: number): number {
  const { bytes } = page;
  const start = startOfIpv4(bytes, from, end);
  isIpv4 = start !== -1 && (start === from || !isClass(bytes[start - 1] as number, kind.mask));
  return isIpv4 ? start : startOfRun(kind, page, from, end);
}

function startOfRun(kind: TokenKind, page: Page, from: number, end: number): number {
  const { bytes } = page;
  const { mask, before } = kind;
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

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isClass(code: number, mask: number): boolean {
  return ((classes[code] as number) & mask) !== 0;
}

/** Nearly every line has an IPv4 address: it is read and judged in one go; the rest takes the long way. */
function endOfIp(kind: TokenKind, page: Page, at: number, to: number): number {
  const end = readIpv4(page.bytes, at, to);
  isIpv4 = end !== -1 && (end === to || endsAt(kind, page, at, end, to));
  // No longer address begins with a whole IPv4 one, but a name may: `192.0.2.1.example.com`.
  if (isIpv4) return end;
  return kind.stop === -1 ? endOfKnown(kind, page, at, to) : endOfRun(kind, page, at, to);
}

/** Nearly every IPv6 address was read before: what is known by its bytes need not be taken apart. */
function endOfKnown(kind: TokenKind, { bytes }: Page, at: number, to: number): number {
  const limit = Math.min(to, at + kind.longest);
  let hash = 0;
  let i = at;
  for (; i < limit; i++) {
    const code = bytes[i] as number;
    if (!isClass(code, kind.mask)) break;
    hash = hashWith(hash, code);
  }
  return i > at && (isKnownAddress(bytes, at, i, hash) || isValid(kind, bytes, at, i)) ? i : -1;
}

/** Whether the value ends at `i`, where its class of bytes ends or what follows it in the pattern begins. */
function endsAt(kind: TokenKind, page: Page, at: number, i: number, to: number): boolean {
  const code = page.bytes[i] as number;
  return !isClass(code, kind.mask) || (code === kind.stop && endsBefore(kind, page, at, i, to));
}

function endOfRun(kind: TokenKind, page: Page, at: number, to: number): number {
  const { bytes } = page;
  const { mask, stop } = kind;
  const limit = Math.min(to, at + kind.longest);
  let i = at;
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

/** Whether a stretch that looks right is right: no address 1.2.3.400. */
function isValid({ token }: TokenKind, bytes: Uint8Array, start: number, end: number): boolean {
  return token !== 'ip' || isAddress(bytes, start, end);
}

function isAddress(bytes: Uint8Array, start: number, end: number): boolean {
  return isIpv4Bytes(bytes, start, end) || isIpv6Bytes(bytes, start, end);
}
