import type { Settings } from './settings.ts';

/** The command that gives every incident of this run as a JSON document a line. */
export function ndjsonCommand(paths: readonly string[], { filterText, timeZone, year }: Settings): string {
  const zone = timeZone === undefined ? [] : ['--tz', timeZone];
  const first = year === undefined ? [] : ['--year', String(year)];
  const words = [...zone, ...first, ...paths].map(shellWord);
  const filters = filterText === '' ? [] : [filterText];
  return ['sshwhy analyze', ...filters, ...words, '--format ndjson --output incidents.ndjson'].join(' ');
}

/** One word for a shell: in single quotes, unless it has nothing that means something to one. */
export function shellWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
