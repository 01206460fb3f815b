import { type LineBatch, LogLine } from '../event.ts';

/** What stands for a batch where there is none. */
export const NO_BATCH: LineBatch = { file: { path: '' }, bytes: new Uint8Array(), ascii: true, offset: 0 };

/** A line to be filled in. */
export function emptyLine(): LogLine {
  return new LogLine(Number.NaN, '', '', 0, undefined, 0, 0, NO_BATCH, 0, 0);
}
