/** The seconds that were written last, and their text: lines come in the order of time, and are written together. */
const written = [
  { second: Number.NaN, text: '' },
  { second: Number.NaN, text: '' },
];
let next = 0;

/** `2026-11-21T01:13:38.940123Z` of microseconds since the epoch; undefined when it is no time. */
export function isoTime(microseconds: number): string | undefined {
  const second = Math.floor(microseconds / 1e6);
  if (Number.isNaN(second) || Math.abs(second) > 8.64e12) return undefined;
  const rest = Math.floor(microseconds - second * 1e6);
  return `${textOfSecond(second)}${String(rest).padStart(6, '0')}Z`;
}

/** `2026-11-21T01:13:38.` of seconds since the epoch. */
export function textOfSecond(second: number): string {
  for (const one of written) if (one.second === second) return one.text;
  const text = new Date(second * 1000).toISOString().slice(0, -4);
  written[next] = { second, text };
  next = 1 - next;
  return text;
}
