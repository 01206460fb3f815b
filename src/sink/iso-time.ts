/** The seconds that were written last, and their text: lines come in the order of time, and are written together. */
const written = [
  { second: Number.NaN, text: '' },
  { second: Number.NaN, text: '' },
];
let next = 0;

/** `2026-11-21T01:13:38.940123Z` of microseconds since the epoch; undefined when it is no time. */
export function isoTime(microseconds: number): string | undefined {
  if (!isTime(microseconds)) return undefined;
  const second = Math.floor(microseconds / 1e6);
  const rest = Math.floor(microseconds - second * 1e6);
  return `${textOfSecond(second)}${String(rest).padStart(6, '0')}Z`;
}

/** Whether it is a time that can be written: a Date reaches so far. */
export function isTime(microseconds: number): boolean {
  return Math.abs(Math.floor(microseconds / 1e6)) <= 8.64e12;
}

/** `2026-11-21T01:13:38.` of seconds since the epoch. */
export function textOfSecond(second: number): string {
  for (const one of written) if (one.second === second) return one.text;
  const text = new Date(second * 1000).toISOString().slice(0, -4);
  written[next] = { second, text };
  next = 1 - next;
  return text;
}
