import { isIpv4, isIpv6, mayBeIpv6, readIpv4, startOfIpv4 } from './address';
import { find, standsBefore } from './literal';
import { byteAt, CLASSES } from './memory';

/** A token as it stands in memory, see `src/parser/matcher-program.ts`. */
export class Token {
  mask: i32;
  longest: i32;
  /** First byte of what follows where the value may hold it, else -1; last byte of what stands before a word, else -1. */
  stop: i32;
  stopBack: i32;
  kind: i32;
  before: i32;
  beforeLength: i32;
  next: i32;
  nextLength: i32;
}

export const IP: i32 = 1;
export const ADDRESS: i32 = 2;
export const WORD: i32 = 3;

/** The token just found is an IPv4 address, and its number is known. */
export let isNumber: bool = false;

/** The number that the digits just found say; without meaning where there are more than five. */
export let value: i32 = 0;

// Where a token ends that begins at `at`, or begins that ends at `end`; -1 when no valid value stands there.

export function endOfDigits(token: Token, at: i32, to: i32): i32 {
  const limit = min(to, at + token.longest);
  let sum = 0;
  let i = at;
  for (; i < limit; i++) {
    const digit = byteAt(i) - 48;
    if (digit > 9) break;
    sum = sum * 10 + <i32>digit;
  }
  value = sum;
  return i > at ? i : -1;
}

export function startOfDigits(token: Token, from: i32, end: i32): i32 {
  const limit = max(from, end - token.longest);
  let sum = 0;
  let scale = 1;
  let i = end;
  for (; i > limit; i--) {
    const digit = byteAt(i - 1) - 48;
    if (digit > 9) break;
    sum += <i32>digit * scale;
    scale *= 10;
  }
  value = sum;
  return i < end ? i : -1;
}

export function endOfPhrase(token: Token, at: i32, to: i32): i32 {
  const end = token.nextLength === 0 ? to : find(token.next, token.nextLength, at, to);
  return end > at ? end : -1;
}

export function startOfIp(token: Token, from: i32, end: i32): i32 {
  const start = startOfIpv4(from, end);
  isNumber = start !== -1 && (start === from || !isClass(byteAt(start - 1), token.mask));
  return isNumber ? start : startOfRun(token, from, end);
}

export function startOfRun(token: Token, from: i32, end: i32): i32 {
  const limit = max(from, end - token.longest);
  const length = token.beforeLength;
  let i = end;
  while (i > limit) {
    const code = byteAt(i - 1);
    if (!isClass(code, token.mask)) break;
    if (
      <i32>code === token.stopBack &&
      i < end &&
      i - length >= from &&
      standsBefore(token.before, length, i - length, i)
    )
      break;
    i--;
  }
  return i < end && isValid(token, i, end) ? i : -1;
}

/** Nearly every line has an IPv4 address: it is read and judged in one go; the rest takes the long way. */
export function endOfIp(token: Token, at: i32, to: i32): i32 {
  const end = readIpv4(at, to);
  isNumber = end !== -1 && (end === to || endsAt(token, at, end, to));
  // No longer address begins with a whole IPv4 one, but a name may: `192.0.2.1.example.com`.
  if (isNumber) return end;
  if (token.kind === IP && (end !== -1 || !mayBeIpv6(at, to))) return -1;
  return endOfRun(token, at, to);
}

export function endOfRun(token: Token, at: i32, to: i32): i32 {
  const limit = min(to, at + token.longest);
  const mask = token.mask;
  const stop = token.stop;
  let i = at;
  while (i < limit) {
    const code = byteAt(i);
    if (!isClass(code, mask)) break;
    if (<i32>code === stop && i > at && endsBefore(token, at, i, to)) break;
    i++;
  }
  return i > at && isValid(token, at, i) ? i : -1;
}

function isClass(code: u32, mask: i32): bool {
  return (load<u8>(CLASSES + code) & mask) !== 0;
}

/** Whether the value ends at `i`, where its class of bytes ends or what follows it in the pattern begins. */
function endsAt(token: Token, at: i32, i: i32, to: i32): bool {
  const code = byteAt(i);
  return !isClass(code, token.mask) || (<i32>code === token.stop && endsBefore(token, at, i, to));
}

/** `{source.ip:ip}: …`: a colon or a dot may be part of the value or end it. */
function endsBefore(token: Token, at: i32, i: i32, to: i32): bool {
  if (!standsBefore(token.next, token.nextLength, i, to)) return false;
  if (token.kind === WORD) return true;
  // A name goes on behind a dot or colon unless white space or the end follows.
  if (token.kind === ADDRESS) return token.nextLength > 1 || i + 1 === to || byteAt(i + 1) <= 32;
  return isAddress(at, i);
}

/** Whether a stretch that looks right is right: no address 1.2.3.400. */
function isValid(token: Token, start: i32, end: i32): bool {
  return token.kind !== IP || isAddress(start, end);
}

function isAddress(start: i32, end: i32): bool {
  return isIpv4(start, end) || isIpv6(start, end);
}
