import { ADDRESS_KIND, DIGITS, IP, IP_BACK, IP_KIND, PORT, PORT_BACK, RUN, RUN_BACK, WORD_KIND } from '../instructions';
import { CLASSES } from '../layout';
import { ipv4, isIpv4, isIpv6, mayBeIpv6, readIpv4, startOfIpv4 } from './address';
import { find, standsBefore } from './literal';
import { byteAt } from './memory';

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

const MOST_PORT: i32 = 65535;

/** The token just found is a port or an IPv4 address; its number. */
export let isNumber: bool = false;
export let number: i32 = 0;

/** Where a token ends that begins at `at`, -1 when no valid value stands there. */
export function endOfToken(instruction: i32, token: Token, at: i32, to: i32): i32 {
  if (instruction === IP) return endOfIp(token, at, to);
  if (instruction === PORT) return asPort(endOfDigits(token, at, to));
  isNumber = false;
  if (instruction === RUN) return endOfRun(token, at, to);
  if (instruction === DIGITS) return endOfDigits(token, at, to);
  return endOfPhrase(token, at, to);
}

/** Where a token begins that ends at `end`, not before `from`; -1 when no valid value stands there. */
export function startOfToken(instruction: i32, token: Token, from: i32, end: i32): i32 {
  if (instruction === IP_BACK) return startOfIp(token, from, end);
  if (instruction === PORT_BACK) return asPort(startOfDigits(token, from, end));
  isNumber = false;
  return instruction === RUN_BACK ? startOfRun(token, from, end) : startOfDigits(token, from, end);
}

/** What was found as digits is to be a port; too many of them would not have been found. */
function asPort(place: i32): i32 {
  isNumber = true;
  return number <= MOST_PORT ? place : -1;
}

function endOfDigits(token: Token, at: i32, to: i32): i32 {
  const limit = min(to, at + token.longest);
  let sum = 0;
  let i = at;
  for (; i < limit; i++) {
    const digit = byteAt(i) - 48;
    if (digit > 9) break;
    sum = sum * 10 + <i32>digit;
  }
  number = sum;
  return i > at ? i : -1;
}

function startOfDigits(token: Token, from: i32, end: i32): i32 {
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
  number = sum;
  return i < end ? i : -1;
}

function endOfPhrase(token: Token, at: i32, to: i32): i32 {
  const end = token.nextLength === 0 ? to : find(token.next, token.nextLength, at, to);
  return end > at ? end : -1;
}

function startOfIp(token: Token, from: i32, end: i32): i32 {
  const start = startOfIpv4(from, end);
  isNumber = start !== -1 && (start === from || !isClass(byteAt(start - 1), token.mask));
  number = ipv4;
  return isNumber ? start : startOfRun(token, from, end);
}

function startOfRun(token: Token, from: i32, end: i32): i32 {
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
function endOfIp(token: Token, at: i32, to: i32): i32 {
  const end = readIpv4(at, to);
  number = ipv4;
  isNumber = end !== -1 && (end === to || endsAt(token, at, end, to));
  // No longer address begins with a whole IPv4 one, but a name may: `192.0.2.1.example.com`.
  if (isNumber) return end;
  if (token.kind === IP_KIND && (end !== -1 || !mayBeIpv6(at, to))) return -1;
  return endOfRun(token, at, to);
}

function endOfRun(token: Token, at: i32, to: i32): i32 {
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
  if (token.kind === WORD_KIND) return true;
  // A name goes on behind a dot or colon unless white space or the end follows.
  if (token.kind === ADDRESS_KIND) return token.nextLength > 1 || i + 1 === to || byteAt(i + 1) <= 32;
  return isAddress(at, i);
}

/** Whether a stretch that looks right is right: no address 1.2.3.400. */
function isValid(token: Token, start: i32, end: i32): bool {
  return token.kind !== IP_KIND || isAddress(start, end);
}

function isAddress(start: i32, end: i32): bool {
  return isIpv4(start, end) || isIpv6(start, end);
}
