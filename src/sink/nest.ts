/** A JSON object that is being put together. */
export interface Nested {
  [name: string]: unknown;
}

/**
 * Sets a field by its dotted name: `setField(doc, 'source.ip', ip)` gives `{ source: { ip } }`. Undefined and '' leave
 * no trace. The name comes from our own tables and patterns, never from a log.
 */
export function setField(target: Nested, name: string, value: unknown): void {
  if (value === undefined || value === '') return;
  let at = target;
  let from = 0;
  for (let dot = name.indexOf('.'); dot !== -1; dot = name.indexOf('.', from)) {
    const part = name.slice(from, dot);
    const known = at[part];
    if (typeof known === 'object' && known !== null) at = known as Nested;
    else at = at[part] = {};
    from = dot + 1;
  }
  at[name.slice(from)] = value;
}
