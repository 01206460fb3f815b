/** `2026-11-21T01:13:38.940123Z` of microseconds since the epoch; undefined when it is no time. */
export function isoTime(microseconds: number): string | undefined {
  const milliseconds = Math.floor(microseconds / 1000);
  if (Number.isNaN(milliseconds) || Math.abs(milliseconds) > 8.64e15) return undefined;
  const rest = Math.floor(microseconds - milliseconds * 1000);
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}
