/** A JSON object that is being put together. */
export interface Nested {
  [name: string]: unknown;
}

/** The parts of each name that was set: taking a name apart again would make new strings. */
const known = new Map<string, readonly string[]>();

/**
 * Sets a field by its dotted name: `setField(doc, 'source.ip', ip)` gives `{ source: { ip } }`. Undefined and '' leave
 * no trace. The name comes from our own tables and patterns, never from a log.
 */
export function setField(target: Nested, name: string, value: unknown): void {
  if (value === undefined || value === '') return;
  const parts = partsOf(name);
  const last = parts.length - 1;
  let at = target;
  for (let i = 0; i < last; i++) {
    const part = parts[i] as string;
    const inner = at[part];
    if (typeof inner === 'object' && inner !== null) at = inner as Nested;
    else at = at[part] = {};
  }
  at[parts[last] as string] = value;
}

function partsOf(name: string): readonly string[] {
  let parts = known.get(name);
  if (parts === undefined) {
    parts = name.split('.');
    known.set(name, parts);
  }
  return parts;
}
