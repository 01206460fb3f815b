import { parserJsonSchema } from '../src/user-parsers/schema.ts';
import { causesPage } from './causes-page.ts';
import { eventsPage } from './events-page.ts';
import { manPage } from './man-page.ts';

/** Every generated file: its path in the repository, and what must stand in it. */
export const reference: Readonly<Record<string, () => string>> = {
  'docs/causes.md': causesPage,
  'docs/events.md': eventsPage,
  'docs/sshwhy.1': manPage,
  'schema/parser.schema.json': () => `${JSON.stringify(parserJsonSchema(), undefined, 2)}\n`,
};
