/** Writes what is made from parsers, rules and commands. Run: npm run reference */
import { writeFileSync } from 'node:fs';
import { reference } from './reference.ts';

for (const [path, make] of Object.entries(reference)) writeFileSync(new URL(`../${path}`, import.meta.url), make());
