/** The first place in a rising list whose number is `value` or more; the list's length when there is none. */
export function firstAtLeast<T>(list: readonly T[], value: number, numberOf: (item: T) => number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numberOf(list[middle] as T) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
