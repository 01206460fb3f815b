import { byteAt } from './memory';

const COLON: u32 = 58;
const DOT: u32 = 46;
const PERCENT: u32 = 37;
/** So many bytes are looked at together. */
const WIDTH: i32 = 16;
/** `0.0.0.0`, `255.255.255.255`. */
const SHORTEST: i32 = 7;
const LONGEST: i32 = 15;

/** The number of the IPv4 address that was found last. */
export let ipv4: i32 = 0;

/** Where the IPv4 address that begins at `at` ends, -1 when none does. */
export function readIpv4(at: i32, to: i32): i32 {
  const length = min(to - at, ctz(~digitsAndDots(at)));
  return isUsualIpv4(at, length) ? at + length : readIpv4Slowly(at, to);
}

/** Where the IPv4 address that ends at `end` begins, not before `from`; -1 when none does. */
export function startOfIpv4(from: i32, end: i32): i32 {
  const length = min(end - from, clz(~(digitsAndDots(end - WIDTH) << WIDTH)));
  return isUsualIpv4(end - length, length) ? end - length : startOfIpv4Slowly(from, end);
}

/** A bit for each of sixteen bytes that is a digit or a dot. */
function digitsAndDots(at: i32): i32 {
  const bytes = v128.load(at);
  const digits = i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10));
  return i8x16.bitmask(v128.or(digits, i8x16.eq(bytes, i8x16.splat(46))));
}

/** Whether these digits and dots, all at once, are an IPv4 address; what is not, or is longer, is looked at byte by byte. */
function isUsualIpv4(at: i32, length: i32): bool {
  if (length < SHORTEST || length > LONGEST) return false;
  let dots = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(46))) & ((1 << length) - 1);
  if (popcnt(dots) !== 3) return false;
  const first = ctz(dots);
  dots &= dots - 1;
  const second = ctz(dots);
  dots &= dots - 1;
  const third = ctz(dots);
  isRight = true;
  const a = octet(at, first);
  const b = octet(at + first + 1, second - first - 1);
  const c = octet(at + second + 1, third - second - 1);
  const d = octet(at + third + 1, length - third - 1);
  ipv4 = (a << 24) | (b << 16) | (c << 8) | d;
  return isRight;
}

/** All octets so far are from 0 to 255, without leading zeros. */
let isRight: bool = false;

function octet(at: i32, length: i32): i32 {
  const digits = (load<u32>(at) ^ 0x30303030) << (32 - 8 * length);
  const value = <i32>(((digits >> 8) & 255) * 100 + ((digits >> 16) & 255) * 10 + (digits >> 24));
  const least = length === 3 ? 100 : length === 2 ? 10 : 0;
  if (<u32>(length - 1) > 2 || value > 255 || value < least) isRight = false;
  return value;
}

/** The same byte by byte. */
function readIpv4Slowly(at: i32, to: i32): i32 {
  let sum = 0;
  let dots = 0;
  let value = -1;
  let i = at;
  for (; i < to; i++) {
    const digit = <i32>byteAt(i) - 48;
    if (<u32>digit <= 9) {
      if (value === 0) return -1; // a leading zero: octal to some, decimal to others
      value = value < 0 ? digit : value * 10 + digit;
      if (value > 255) return -1;
    } else if (digit === <i32>DOT - 48) {
      if (value < 0) return -1;
      if (dots === 3) break;
      dots++;
      sum = (sum << 8) | value;
      value = -1;
    } else break;
  }
  if (dots !== 3 || value < 0) return -1;
  ipv4 = (sum << 8) | value;
  return i;
}

/** The same byte by byte. */
function startOfIpv4Slowly(from: i32, end: i32): i32 {
  let sum = 0;
  let dots = 0;
  let value = 0;
  let scale = 1;
  let digit = 0;
  let i = end;
  for (; i > from; i--) {
    const next = <i32>byteAt(i - 1) - 48;
    if (<u32>next <= 9) {
      if (scale > 100) return -1;
      digit = next;
      value += digit * scale;
      scale *= 10;
    } else if (next === <i32>DOT - 48) {
      if (scale === 1 || value > 255 || (digit === 0 && scale > 10)) return -1;
      if (dots === 3) break;
      sum |= value << (8 * dots++);
      value = 0;
      scale = 1;
    } else break;
  }
  if (dots !== 3 || scale === 1 || value > 255 || (digit === 0 && scale > 10)) return -1;
  ipv4 = sum | (value << 24);
  return i;
}

/** Whether [start, end) is four decimal numbers up to 255. */
export function isIpv4(start: i32, end: i32): bool {
  return end > start && readIpv4(start, end) === end;
}

/** Whether the first bytes can be those of an IPv6 address: digits before a colon, or a colon. */
export function mayBeIpv6(at: i32, to: i32): bool {
  const limit = min(to, at + 5);
  for (let i = at; i < limit; i++) {
    const code = byteAt(i);
    if (code === COLON) return true;
    if (!isHex(code)) return false;
  }
  return false;
}

/** Whether [start, end) is an IPv6 address (RFC 4291), perhaps with an IPv4 end and a zone (`%eth0`). */
export function isIpv6(start: i32, end: i32): bool {
  let to = start;
  while (to < end && byteAt(to) !== PERCENT) to++;
  let groups = 0;
  let digits = 0;
  let gap = false;
  for (let i = start; i < to; i++) {
    const code = byteAt(i);
    if (code === COLON) {
      const doubled = i + 1 < to && byteAt(i + 1) === COLON;
      const second = i > start && byteAt(i - 1) === COLON;
      if ((doubled && gap) || (digits === 0 && !doubled && !second)) return false;
      if (digits > 0) groups++;
      gap = gap || doubled;
      digits = 0;
    } else if (code === DOT) {
      return isIpv4(i - digits, to) && fits(groups + 2, gap);
    } else if (isHex(code)) {
      if (++digits > 4) return false;
    } else return false;
  }
  if (digits === 0 && !(to - start >= 2 && byteAt(to - 2) === COLON)) return false;
  return fits(groups + (digits > 0 ? 1 : 0), gap);
}

/** Eight groups, or fewer with one `::`. */
function fits(groups: i32, gap: bool): bool {
  return gap ? groups < 8 : groups === 8;
}

function isHex(code: u32): bool {
  return code - 48 <= 9 || (code | 32) - 97 <= 5;
}
