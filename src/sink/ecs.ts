import { hash } from 'node:crypto';
import type { LogLine } from '../event.ts';

export const ecsVersion = '9.4.0';

/** @param file  its identity, or its path */
export function eventId(file: string, offset: number, original: string): string {
  return hash('sha1', `${file}\0${offset}\0${original}`);
}

/** What an id is made of; lines with more bytes are rare. */
const scratch = Buffer.alloc(2048);
const MOST = 1024;
let lately = '';
/** `lately` stands at the beginning, with the zero behind it. */
let headLength = 0;

/** The `eventId` of a line, mostly without making a text of it. */
export function lineId(line: LogLine): string {
  const { batch, start, end, file, offset } = line;
  const name = file.identity ?? file.path;
  if (!batch.ascii || end - start > MOST || name.length > MOST / 4) return eventId(name, offset, line.original);
  if (name !== lately) {
    headLength = scratch.write(`${name}\0`);
    lately = name;
  }
  const { bytes } = batch;
  let at = headLength + scratch.write(`${offset}\0`, headLength, 'latin1');
  for (let i = start; i < end; i++) scratch[at++] = bytes[i] as number;
  return hash('sha1', scratch.subarray(0, at));
}
