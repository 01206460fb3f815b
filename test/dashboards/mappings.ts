import type { Mappings } from '../../dashboards/lint/lint.ts';
import { events, incidents } from '../../dashboards/sshwhy/names.ts';
import { builtInParsers } from '../../parsers/index.ts';
import type { FieldType } from '../../src/ship/elasticsearch/field-type.ts';
import { eventFields, incidentFields } from '../../src/ship/elasticsearch/fields.ts';

const typesOf = (fields: ReadonlyMap<string, FieldType>) =>
  new Map([...fields].map(([name, { type }]) => [name, type === 'constant_keyword' ? 'keyword' : type]));

/** What the templates of `sshwhy setup` map, by data view. */
export const mappings: Mappings = {
  [events.id]: typesOf(eventFields(builtInParsers)),
  [incidents.id]: typesOf(incidentFields()),
};
