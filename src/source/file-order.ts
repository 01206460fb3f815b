import type { FoundFile } from './rotated-files.ts';
import type { TailedFile } from './tailed-file.ts';

/** Sorts what is read in the order of time, as the names tell it; what is no longer there stays behind what it came after. */
export function sortByTime(
  files: TailedFile[],
  found: readonly FoundFile[],
  owners: ReadonlyMap<FoundFile, TailedFile>,
): void {
  const places = new Map(found.map((one, place) => [owners.get(one), place]));
  const order = new Map<TailedFile, number>();
  let place = -1;
  for (const file of files) {
    place = places.get(file) ?? place;
    order.set(file, place);
  }
  files.sort((a, b) => (order.get(a) as number) - (order.get(b) as number));
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
