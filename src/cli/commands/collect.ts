/** For options that may stand several times. */
export function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
