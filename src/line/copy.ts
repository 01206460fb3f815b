/** A copy that shares nothing with its source: V8's slices keep the whole chunk alive. */
export function copyOf(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}
