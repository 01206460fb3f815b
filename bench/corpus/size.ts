const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** Reads `256M` the way `head -c` does: K, M and G are powers of 1024. */
export function parseSize(text: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)([KMG]?)$/.exec(text) ?? [];
  const factor = UNITS[unit ?? '?'];
  if (number === undefined || factor === undefined) throw new Error(`not a size: ${text} (give 500K, 256M or 1G)`);
  return Math.floor(Number(number) * factor);
}
