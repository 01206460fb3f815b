/** Number of the two digits at `at`; the first may be a space. -1 when they are none. */
export function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1) - 48;
  if (!(ones >= 0 && ones <= 9)) return -1;
  if (tens === 32) return ones;
  return tens >= 48 && tens <= 57 ? (tens - 48) * 10 + ones : -1;
}

/** Whether a digit stands at `at`. */
export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** The number that ends before `end` as at most ten digits; 0 when `from`..`end` is anything else. */
export function numberBetween(text: string, from: number, end: number): number {
  if (end - from > 10) return 0;
  let number = 0;
  for (let at = from; at < end; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return 0;
    number = number * 10 + digit;
  }
  return number;
}
