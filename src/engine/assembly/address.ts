import { byteAt } from './memory';

const COLON: u32 = 58;
const DOT: u32 = 46;
const PERCENT: u32 = 37;

/** The number of the IPv4 address that was found last. */
export let ipv4: i32 = 0;

/** Where the IPv4 address that begins at `at` ends, -1 when none does. */
export function readIpv4(at: i32, to: i32): i32 {
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

/** Where the IPv4 address that ends at `end` begins, not before `from`; -1 when none does. The same from the other side. */
export function startOfIpv4(from: i32, end: i32): i32 {
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
