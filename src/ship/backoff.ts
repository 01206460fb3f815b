export interface BackoffLimits {
  /** The longest first pause, milliseconds. */
  readonly first: number;
  /** The longest pause at all, milliseconds. */
  readonly longest: number;
}

/**
 * How long to pause after so many failures in a row (from 1), in milliseconds: anything up to a ceiling that doubles, so
 * that many shippers do not come back at the same moment ("full jitter", AWS Architecture Blog 2015).
 * @param asked  what the server asked for (Retry-After), which is waited for at least
 */
export function backoff(failures: number, { first, longest }: BackoffLimits, asked = 0, random = Math.random): number {
  const ceiling = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  return Math.min(longest, asked) + Math.ceil(random() * ceiling);
}

/** `Retry-After` in milliseconds: seconds or a date; 0 when there is none that can be read. */
export function retryAfter(header: unknown, now: number): number {
  if (typeof header !== 'string' || header.trim() === '') return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, date - now);
}
