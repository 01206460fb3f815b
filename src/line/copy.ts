/**
 * A copy that shares nothing with its source: V8's slices keep the whole chunk alive. A slice of a joined string makes V8
 * write the joined string out anew, at a fraction of what a Buffer costs.
 */
export function copyOf(slice: string): string {
  return slice.length < 13 ? slice : ` ${slice}`.slice(1);
}
