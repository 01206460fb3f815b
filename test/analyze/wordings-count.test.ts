import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Wordings that the sources and manuals of all these programs are known to have, each with a line in one of the tables. */
const KNOWN = 186;

it('has a line for every wording that is known', () => {
  const tables = readdirSync(import.meta.dirname).filter((file) => /^wordings(?:-\w+)?\.test\.ts$/.test(file));
  const ids = tables
    .filter((file) => !file.includes('count'))
    .flatMap((file) => {
      const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
      // One of them stands for the line before it, and has a test of its own.
      const found = text.matchAll(/^([a-z][\w.]+) \| [a-z_-]+ \| |^ {2}it\('.*\((meta\.[\w.]+)\)'/gm);
      return [...found].map(([, row, own]) => (row ?? own) as string);
    });
  const told = new Set(ids).size;
  console.log(`${told} of ${KNOWN} wordings of servers are classified, by ${ids.length} lines`);
  expect(told).toBe(KNOWN);
});
