/** Writes parsers/index.ts from the files in the folders beside it. Run: npm run parsers:index */
import { readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('./', import.meta.url);
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const camelCase = (words: string) => words.split('-').reduce((name, word) => name + upper(word));

const parsers = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.includes('/') && file.endsWith('.ts'))
  .map((file) => file.slice(0, -3).split('/') as [string, string])
  .sort(([a, b], [c, d]) => (`${a}.${b}` < `${c}.${d}` ? -1 : 1))
  .map(([program, fact]) => ({
    path: `./${program}/${fact}.ts`,
    name: camelCase(fact),
    alias: program + upper(camelCase(fact)),
  }));

writeFileSync(
  new URL('index.ts', folder),
  `// Written by make-index.ts (npm run parsers:index); a test fails when it is stale.
import type { ParserSpec } from '../src/parser/define.ts';
${parsers.map(({ name, alias, path }) => `import { ${name} as ${alias} } from '${path}';`).join('\n')}

/** Every parser that ships with sshwhy, in the order of their ids. */
export const builtInParsers: readonly ParserSpec[] = [
${parsers.map(({ alias }) => `  ${alias},`).join('\n')}
];
`,
);
