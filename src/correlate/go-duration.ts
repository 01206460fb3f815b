const UNITS: Readonly<Record<string, number>> = { h: 3.6e9, m: 6e7, s: 1e6, ms: 1e3, µs: 1, us: 1, ns: 1e-3 };
const PART = /(\d{1,9}(?:\.\d{1,9})?)(h|ms|µs|us|ns|m|s)/y;

/** A time span as Go writes it (`4h`, `3h59m58.5s`) in microseconds; NaN when it is none. */
export function goDuration(text: string): number {
  if (text === '' || text.length > 40) return Number.NaN;
  let sum = 0;
  PART.lastIndex = 0;
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    const found = PART.exec(text);
    if (found === null) return Number.NaN;
    sum += Number(found[1]) * (UNITS[found[2] as string] as number);
  }
  return Math.round(sum);
}
