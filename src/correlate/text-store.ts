const MAX_INTERNED = 65_536;
const interned = new Map<string, string>();

/**
 * The same text in memory of its own. A slice of a 1 MiB chunk keeps the whole chunk alive; what outlives its batch
 * must not.
 */
export function ownCopy(text: string): string {
  // A slice of a joined string makes V8 write the joined string out anew, at a fraction of what a Buffer costs.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}

/** Like `ownCopy`, and equal texts share one copy: for addresses, which come again and again. */
export function intern(text: string): string {
  const known = interned.get(text);
  if (known !== undefined) return known;
  const copy = ownCopy(text);
  if (interned.size >= MAX_INTERNED) interned.clear();
  interned.set(copy, copy);
  return copy;
}
