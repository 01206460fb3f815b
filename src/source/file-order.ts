import type { FoundFile } from './rotated-files.ts';
import type { TailedFile } from './tailed-file.ts';

/** Sorts what is read in the order of time, as the names tell it; what is no longer there came before. */
export function sortByTime(
  files: TailedFile[],
  found: readonly FoundFile[],
  owners: ReadonlyMap<FoundFile, TailedFile>,
): void {
  const places = new Map(found.map((one, place) => [owners.get(one), place]));
  const placeOf = (file: TailedFile) => places.get(file) ?? -1;
  files.sort((a, b) => placeOf(a) - placeOf(b));
}

/**
 * What came after the last file that is known, oldest first; the current one always, when it is not known.
 * @param isLater  decides when none is known
 */
export function unseenAmong(
  found: readonly FoundFile[],
  owners: ReadonlyMap<FoundFile, TailedFile>,
  isLater: (one: FoundFile) => boolean,
): FoundFile[] {
  const lastKnown = found.findLastIndex((one) => owners.get(one)?.isTold);
  return found.filter((one, place) => {
    if (owners.has(one)) return false;
    return one.isCurrent || (lastKnown >= 0 ? place > lastKnown : isLater(one));
  });
}
