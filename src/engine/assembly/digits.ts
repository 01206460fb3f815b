// Of eight bytes at once: what makes digits of their values, and what shows those that are none.
const BOTH: u64 = 0x100000001;
const ZEROS: u64 = 0x30303030 * BOTH;
const OVER: u64 = 0x76767676 * BOTH;
const HIGH: u64 = 0x80808080 * BOTH;

/** The value of the digits that were counted last; of no meaning where there were eight. */
export let digitsValue: i32 = 0;

/** How many digits stand from `at` on, before `to`; up to eight. */
export function countDigits(at: i32, to: i32): i32 {
  const values = load<u64>(at) ^ ZEROS;
  // A carry from a byte that is none changes only those behind it.
  const others = ((values + OVER) | values) & HIGH;
  const count = min(to - at, others === 0 ? 8 : <i32>(ctz(others) >> 3));
  digitsValue = count > 0 ? sumOf(values << (64 - 8 * count)) : 0;
  return count;
}

/** How many digits end at `end`, not before `from`; up to eight. */
export function countDigitsBack(from: i32, end: i32): i32 {
  const values = load<u64>(end - 8) ^ ZEROS;
  // Each byte on its own, since a carry would go from a byte that is none to the next.
  const others = (((values & ~HIGH) + OVER) | values) & HIGH;
  const count = min(end - from, others === 0 ? 8 : <i32>(clz(others) >> 3));
  const unused = 64 - 8 * count;
  digitsValue = count > 0 ? sumOf((values >> unused) << unused) : 0;
  return count;
}

/** Eight digits as a number, the first one in the lowest byte: neighbours are put together, three times. */
function sumOf(digits: u64): i32 {
  const pairs = digits * 10 + (digits >> 8);
  const high = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const low = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return <i32>((high + low) >> 32);
}
