/** Bytes read at once of one log, unless told otherwise; what is done once for each such part takes as long as a hundred lines. */
export const usualChunk = 262_144;
const LEAST = 16_384;
/** Of all logs together. */
const MOST = 4_194_304;

/** Bytes read at once of each log: every one holds a part until its turn comes, so of many little is read at once. */
export function chunkSizeFor(logs: number): number {
  return Math.max(LEAST, Math.min(usualChunk, Math.floor(MOST / Math.max(1, logs))));
}
