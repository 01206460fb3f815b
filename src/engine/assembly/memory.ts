import { TOKENS } from '../layout';

export function byteAt(at: i32): u32 {
  return load<u8>(at);
}

export function setStart(token: i32, at: i32): void {
  store<i32>(TOKENS + (token << 4), at);
}

export function startOf(token: i32): i32 {
  return load<i32>(TOKENS + (token << 4));
}

export function setEnd(token: i32, at: i32): void {
  store<i32>(TOKENS + (token << 4), at, 4);
}

export function endOf(token: i32): i32 {
  return load<i32>(TOKENS + (token << 4), 4);
}

export function setValue(token: i32, value: i32): void {
  store<i32>(TOKENS + (token << 4), value, 8);
  store<i32>(TOKENS + (token << 4), 1, 12);
}

export function setUnknown(token: i32): void {
  store<i32>(TOKENS + (token << 4), 0, 12);
}
