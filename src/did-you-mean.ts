/** The word of `known` that `given` is likely meant to be; undefined when none is near. */
export function nearestWord(given: string, known: readonly string[]): string | undefined {
  if (given.length > 64) return undefined;
  const word = given.toLowerCase();
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word, candidate) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : undefined;
}

/** `Did you mean max-startups? ` or nothing, to stand before the rest of a help text. */
export function didYouMean(given: string, known: readonly string[]): string {
  const word = nearestWord(given, known);
  return word === undefined ? '' : `Did you mean ${word}? `;
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
