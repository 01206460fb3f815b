import { hash } from 'node:crypto';

export const ecsVersion = '9.4.0';

/** @param file  its identity, or its path */
export function eventId(file: string, offset: number, original: string): string {
  return hash('sha1', `${file}\0${offset}\0${original}`);
}
