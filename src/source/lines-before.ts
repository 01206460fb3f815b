import { isAscii } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { LineBatch, LogFile } from '../event.ts';
import { usualChunk } from './chunk-size.ts';
import type { Place } from './cut-lines.ts';
import { bytesAt } from './file-bytes.ts';

const LOOK_BACK = 65_536;

/** The last whole lines before `end`, where a line begins; their numbers are not known. */
export async function linesBefore(handle: FileHandle, file: LogFile, end: number): Promise<LineBatch | undefined> {
  const from = Math.max(0, end - LOOK_BACK);
  const bytes = await bytesAt(handle, from, end - from);
  const start = from === 0 ? 0 : bytes.indexOf(10) + 1;
  const whole = new Uint8Array(bytes.subarray(start));
  if (whole.length === 0 || whole.at(-1) !== 10) return undefined;
  return { file, bytes: whole, ascii: isAscii(whole), offset: from + start, firstLine: 1 };
}

/** Behind the last line end that is there now. */
export async function placeOfEnd(handle: FileHandle): Promise<Place> {
  let line = 1;
  let end = 0;
  for (let position = 0; ; ) {
    const bytes = await bytesAt(handle, position, usualChunk);
    if (bytes.length === 0) return { offset: end, line };
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
      line++;
      end = position + at + 1;
    }
    position += bytes.length;
  }
}
