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
