/** The same text in memory of its own: a slice of a long text keeps all of it alive. What an event gives is no slice. */
export function ownCopy(text: string): string {
  // A slice of a joined string makes V8 write the joined string out anew, at a fraction of what a Buffer costs.
  return text.length < 13 ? text : ` ${text}`.slice(1);
}
