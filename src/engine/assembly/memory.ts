export function byteAt(at: i32): u32 {
  return load<u8>(at);
}

/** What is told of the n-th of the tokens that stand at `tokens`. */
export function setStart(tokens: i32, n: i32, at: i32): void {
  store<i32>(tokens + (n << 4), at);
}

export function startOf(tokens: i32, n: i32): i32 {
  return load<i32>(tokens + (n << 4));
}

export function setEnd(tokens: i32, n: i32, at: i32): void {
  store<i32>(tokens + (n << 4), at, 4);
}

/** Before the first one (-1) stands where the message begins. */
export function endOf(tokens: i32, n: i32): i32 {
  return load<i32>(tokens + (n << 4), 4);
}

export function setValue(tokens: i32, n: i32, value: i32): void {
  store<i32>(tokens + (n << 4), value, 8);
  store<i32>(tokens + (n << 4), 1, 12);
}

export function setUnknown(tokens: i32, n: i32): void {
  store<i32>(tokens + (n << 4), 0, 12);
}
