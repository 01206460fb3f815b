import {
  CLOSE,
  CLOSE_USER,
  DIGITS,
  DIGITS_BACK,
  END,
  FOOT,
  FOUND,
  IP,
  IP_BACK,
  LITERAL,
  NOTHING,
  OPEN,
  PHRASE,
  PORT,
  PORT_BACK,
  RUN,
  RUN_BACK,
  TAIL,
} from '../instructions';
import { find, stands, standsBefore } from './literal';
import { byteAt, endOf, setEnd, setStart, setUnknown, setValue, startOf } from './memory';
import { endOfToken, isNumber, number, startOfToken, Token } from './scan';

const COLON: u32 = 58;

/** The `n`-th number of an instruction. */
function arg(at: i32, n: i32): i32 {
  return load<i32>(at + (n << 2));
}

/** The place that an instruction names: the message's beginning (-1) or a token's end, and so many bytes behind it. */
function place(at: i32, n: i32, tokens: i32): i32 {
  return endOf(tokens, arg(at, n)) + arg(at, n + 1);
}

/** How many tokens of the message read last are told. */
export let tokenCount: i32 = 0;

export function forgetTokens(): void {
  tokenCount = 0;
}

/** Tries the patterns of a program on the message; the pattern's number, its tokens being told, or -1 when none fits. */
export function run(program: i32, from: i32, to: i32, shift: i32, tokens: i32): i32 {
  setEnd(tokens, -1, from);
  let pc = program;
  let right = 0; // where what was matched from the right begins
  for (;;) {
    const fail = arg(pc, 1);
    switch (arg(pc, 0)) {
      case FOUND: {
        tell(tokens, arg(pc, 2), shift);
        return fail;
      }
      case NOTHING:
        return -1;
      case LITERAL: {
        if (standsBefore(arg(pc, 4), arg(pc, 5), place(pc, 2, tokens), to)) pc += 24;
        else pc = fail;
        continue;
      }
      case IP:
      case PHRASE:
      case RUN:
      case DIGITS:
      case PORT: {
        const start = place(pc, 3, tokens);
        const end = endOfToken(arg(pc, 0), changetype<Token>(arg(pc, 5)), start, to);
        setToken(tokens, arg(pc, 2), start, end);
        pc = end === -1 ? fail : pc + 24;
        continue;
      }
      case END: {
        pc = place(pc, 2, tokens) === to ? pc + 16 : fail;
        continue;
      }
      case OPEN: {
        setStart(tokens, arg(pc, 2), place(pc, 3, tokens));
        setUnknown(tokens, arg(pc, 2));
        pc += 20;
        continue;
      }
      case FOOT: {
        const length = arg(pc, 4);
        right = to - length;
        pc = right >= startOf(tokens, arg(pc, 2)) && stands(arg(pc, 3), length, right) ? pc + 20 : fail;
        continue;
      }
      case TAIL: {
        const tail = arg(pc, 3);
        const length = arg(pc, 5);
        right = find(arg(pc, 4), length, startOf(tokens, arg(pc, 2)), to);
        setStart(tokens, tail, right + length);
        setEnd(tokens, tail, to);
        setUnknown(tokens, tail);
        pc = right === -1 ? fail : pc + 24;
        continue;
      }
      case IP_BACK:
      case RUN_BACK:
      case DIGITS_BACK:
      case PORT_BACK: {
        const token = changetype<Token>(arg(pc, 4));
        const open = startOf(tokens, arg(pc, 3));
        const start = startOfToken(arg(pc, 0), token, open, right);
        setToken(tokens, arg(pc, 2), start, right);
        right = start - token.beforeLength;
        const fits = start !== -1 && right >= open && stands(token.before, token.beforeLength, right);
        pc = fits ? pc + 20 : fail;
        continue;
      }
      case CLOSE: {
        setEnd(tokens, arg(pc, 2), right);
        pc += 12;
        continue;
      }
      case CLOSE_USER: {
        const n = arg(pc, 2);
        setEnd(tokens, n, right);
        pc = hasColon(startOf(tokens, n), right) ? fail : pc + 12;
        continue;
      }
      default:
        return -1;
    }
  }
}

/** Writes down where the token stands that was just found, and its number if it has one. */
function setToken(tokens: i32, n: i32, start: i32, end: i32): void {
  setStart(tokens, n, start);
  setEnd(tokens, n, end);
  if (isNumber) setValue(tokens, n, number);
  else setUnknown(tokens, n);
}

/** Tells the first `count` tokens, with their places in the page. */
function tell(tokens: i32, count: i32, shift: i32): void {
  tokenCount = count;
  for (let n = 0; n < count; n++) {
    setStart(tokens, n, startOf(tokens, n) - shift);
    setEnd(tokens, n, endOf(tokens, n) - shift);
  }
}

function hasColon(from: i32, to: i32): bool {
  for (let i = from; i < to; i++) if (byteAt(i) === COLON) return true;
  return false;
}
