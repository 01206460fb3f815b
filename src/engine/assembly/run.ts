import { number } from './address';
import { find, stands, standsBefore } from './literal';
import { byteAt, endOf, setEnd, setStart, setUnknown, setValue, startOf } from './memory';
import {
  endOfDigits,
  endOfIp,
  endOfPhrase,
  endOfRun,
  isNumber,
  startOfDigits,
  startOfIp,
  startOfRun,
  Token,
  value,
} from './scan';

// Instructions, see `src/parser/matcher-program.ts`. Each is its number, where to go on when it does not fit, and what
// it is about.
const FOUND: i32 = 0;
const NOTHING: i32 = 1;
const LITERAL: i32 = 2;
const IP: i32 = 3;
const PHRASE: i32 = 4;
const RUN: i32 = 5;
const DIGITS: i32 = 6;
const PORT: i32 = 7;
const END: i32 = 8;
const OPEN: i32 = 9;
const FOOT: i32 = 10;
const TAIL: i32 = 11;
const IP_BACK: i32 = 12;
const RUN_BACK: i32 = 13;
const DIGITS_BACK: i32 = 14;
const PORT_BACK: i32 = 15;
const CLOSE: i32 = 16;
const CLOSE_USER: i32 = 17;

const COLON: u32 = 58;
const MOST_PORT: i32 = 65535;

/** The `n`-th number of an instruction. */
function arg(at: i32, n: i32): i32 {
  return load<i32>(at + (n << 2));
}

/** The place that an instruction names: the message's beginning (-1) or a token's end, and so many bytes behind it. */
function place(at: i32, n: i32, from: i32): i32 {
  const base = arg(at, n);
  return (base < 0 ? from : endOf(base)) + arg(at, n + 1);
}

/** Tries the patterns of a program on the message; the pattern's number, or -1 when none fits. */
export function run(program: i32, from: i32, to: i32): i32 {
  let pc = program;
  let right = 0; // where what was matched from the right begins
  for (;;) {
    const fail = arg(pc, 1);
    switch (arg(pc, 0)) {
      case FOUND:
        return fail;
      case NOTHING:
        return -1;
      case LITERAL: {
        if (standsBefore(arg(pc, 4), arg(pc, 5), place(pc, 2, from), to)) pc += 24;
        else pc = fail;
        continue;
      }
      case IP: {
        const n = arg(pc, 2);
        const start = place(pc, 3, from);
        const end = endOfIp(changetype<Token>(arg(pc, 5)), start, to);
        pc = setAddress(n, start, end) ? pc + 24 : fail;
        continue;
      }
      case PORT: {
        const n = arg(pc, 2);
        const start = place(pc, 3, from);
        const end = endOfDigits(changetype<Token>(arg(pc, 5)), start, to);
        pc = setPort(n, start, end) ? pc + 24 : fail;
        continue;
      }
      case DIGITS: {
        const start = place(pc, 3, from);
        const end = endOfDigits(changetype<Token>(arg(pc, 5)), start, to);
        pc = setPlace(arg(pc, 2), start, end) ? pc + 24 : fail;
        continue;
      }
      case RUN: {
        const start = place(pc, 3, from);
        const end = endOfRun(changetype<Token>(arg(pc, 5)), start, to);
        pc = setPlace(arg(pc, 2), start, end) ? pc + 24 : fail;
        continue;
      }
      case PHRASE: {
        const start = place(pc, 3, from);
        const end = endOfPhrase(changetype<Token>(arg(pc, 5)), start, to);
        pc = setPlace(arg(pc, 2), start, end) ? pc + 24 : fail;
        continue;
      }
      case END: {
        pc = place(pc, 2, from) === to ? pc + 16 : fail;
        continue;
      }
      case OPEN: {
        setStart(arg(pc, 2), place(pc, 3, from));
        setUnknown(arg(pc, 2));
        pc += 20;
        continue;
      }
      case FOOT: {
        const length = arg(pc, 4);
        right = to - length;
        pc = right >= startOf(arg(pc, 2)) && stands(arg(pc, 3), length, right) ? pc + 20 : fail;
        continue;
      }
      case TAIL: {
        const tail = arg(pc, 3);
        const length = arg(pc, 5);
        right = find(arg(pc, 4), length, startOf(arg(pc, 2)), to);
        setStart(tail, right + length);
        setEnd(tail, to);
        setUnknown(tail);
        pc = right === -1 ? fail : pc + 24;
        continue;
      }
      case IP_BACK: {
        const token = changetype<Token>(arg(pc, 4));
        const open = startOf(arg(pc, 3));
        const start = startOfIp(token, open, right);
        pc = setAddress(arg(pc, 2), start, right) && standsBehind(token, open, start) ? pc + 20 : fail;
        right = start - token.beforeLength;
        continue;
      }
      case PORT_BACK: {
        const token = changetype<Token>(arg(pc, 4));
        const open = startOf(arg(pc, 3));
        const start = startOfDigits(token, open, right);
        pc = setPort(arg(pc, 2), start, right) && standsBehind(token, open, start) ? pc + 20 : fail;
        right = start - token.beforeLength;
        continue;
      }
      case DIGITS_BACK: {
        const token = changetype<Token>(arg(pc, 4));
        const open = startOf(arg(pc, 3));
        const start = startOfDigits(token, open, right);
        pc = setPlace(arg(pc, 2), start, right) && standsBehind(token, open, start) ? pc + 20 : fail;
        right = start - token.beforeLength;
        continue;
      }
      case RUN_BACK: {
        const token = changetype<Token>(arg(pc, 4));
        const open = startOf(arg(pc, 3));
        const start = startOfRun(token, open, right);
        pc = setPlace(arg(pc, 2), start, right) && standsBehind(token, open, start) ? pc + 20 : fail;
        right = start - token.beforeLength;
        continue;
      }
      case CLOSE: {
        setEnd(arg(pc, 2), right);
        pc += 12;
        continue;
      }
      case CLOSE_USER: {
        const n = arg(pc, 2);
        setEnd(n, right);
        pc = hasColon(startOf(n), right) ? fail : pc + 12;
        continue;
      }
      default:
        return -1;
    }
  }
}

/** Writes down where a token stands; false when it was not found (-1). */
function setPlace(n: i32, start: i32, end: i32): bool {
  setStart(n, start);
  setEnd(n, end);
  setUnknown(n);
  return start !== -1 && end !== -1;
}

/** The same of an address, with its number if it is one of IPv4. */
function setAddress(n: i32, start: i32, end: i32): bool {
  setStart(n, start);
  setEnd(n, end);
  if (isNumber) setValue(n, number);
  else setUnknown(n);
  return start !== -1 && end !== -1;
}

/** The same of a port, with its number; false also when it is none. */
function setPort(n: i32, start: i32, end: i32): bool {
  setStart(n, start);
  setEnd(n, end);
  setValue(n, value);
  return start !== -1 && end !== -1 && value <= MOST_PORT;
}

/** Whether what stands in front of the token in its pattern stands in front of `start`, and not before `open`. */
function standsBehind(token: Token, open: i32, start: i32): bool {
  const at = start - token.beforeLength;
  return at >= open && stands(token.before, token.beforeLength, at);
}

function hasColon(from: i32, to: i32): bool {
  for (let i = from; i < to; i++) if (byteAt(i) === COLON) return true;
  return false;
}
