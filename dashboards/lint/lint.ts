import { fieldUses, misfit } from './fields.ts';
import { type Finding, readObjects } from './read.ts';
import { structure } from './rules.ts';
import type { ReadObject } from './schema.ts';

/** The mapped fields of the indices behind a data view, by its id: field name → Elasticsearch type. */
export type Mappings = Readonly<Record<string, ReadonlyMap<string, string>>>;

/** Everything that is wrong with an export; empty when nothing is. */
export function lint(ndjson: string, mappings: Mappings): Finding[] {
  const { objects, findings } = readObjects(ndjson);
  return [...findings, ...structure(objects), ...objects.flatMap((object) => fieldFindings(object, mappings))];
}

function fieldFindings(object: ReadObject, mappings: Mappings): Finding[] {
  const findings: Finding[] = [];
  try {
    for (const use of fieldUses(object)) {
      const { where, dataView, field } = use;
      const type = mappings[dataView]?.get(field);
      const what = type === undefined ? `not mapped in ${dataView || 'any data view'}` : misfit(use, type);
      if (what !== undefined) findings.push(`${where}: ${field}: ${what}`);
    }
  } catch (error) {
    findings.push(`${object.id}: ${(error as Error).message}`);
  }
  return findings;
}
