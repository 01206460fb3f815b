/** Where the tokens of the message in hand stand. */
let tokens: i32 = 0;
/** How many of them are told. */
export let tokenCount: i32 = 0;

export function setTokens(at: i32): void {
  tokens = at;
  tokenCount = 0;
}

export function byteAt(at: i32): u32 {
  return load<u8>(at);
}

export function setStart(token: i32, at: i32): void {
  store<i32>(tokens + (token << 4), at);
}

export function startOf(token: i32): i32 {
  return load<i32>(tokens + (token << 4));
}

export function setEnd(token: i32, at: i32): void {
  store<i32>(tokens + (token << 4), at, 4);
}

export function endOf(token: i32): i32 {
  return load<i32>(tokens + (token << 4), 4);
}

export function setValue(token: i32, value: i32): void {
  store<i32>(tokens + (token << 4), value, 8);
  store<i32>(tokens + (token << 4), 1, 12);
}

export function setUnknown(token: i32): void {
  store<i32>(tokens + (token << 4), 0, 12);
}

/** Tells the first `count` tokens, with their places in the page. */
export function tell(count: i32, shift: i32): void {
  tokenCount = count;
  for (let i = 0; i < count; i++) {
    setStart(i, startOf(i) - shift);
    setEnd(i, endOf(i) - shift);
  }
}
