import type { FieldType } from './field-type.ts';

/** `properties` of a mapping. */
export interface Properties {
  [name: string]: FieldType | { properties: Properties };
}

/**
 * The fields as a mapping; what is not among them is stored, and neither indexed nor refused.
 * @throws Error when a field is also the beginning of another one
 */
export function mappingOf(fields: ReadonlyMap<string, FieldType>): { dynamic: false; properties: Properties } {
  const properties: Properties = {};
  for (const name of [...fields.keys()].sort()) put(properties, name, name.split('.'), fields.get(name) as FieldType);
  return { dynamic: false, properties };
}

function put(properties: Properties, name: string, [first = '', ...rest]: readonly string[], type: FieldType): void {
  const known = properties[first];
  if (rest.length === 0) {
    if (known) throw new Error(`${name} is both a field and an object`);
    properties[first] = type;
    return;
  }
  const inner = known ?? { properties: {} };
  if (!('properties' in inner) || 'type' in inner) throw new Error(`${name} stands below a field`);
  properties[first] = inner;
  put(inner.properties as Properties, name, rest, type);
}
