const grouping = new Intl.NumberFormat('en-US');

/** `60,000` */
export function grouped(count: number): string {
  return grouping.format(count);
}

/** `1 incident`, `60,000 incidents`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A part of the whole, 0 to 1, as `3 %`; what is there but rounds to nothing is `<1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<1 %';
  if (share < 1 && share > 0.99) return '>99 %';
  return `${Math.round(share * 100)} %`;
}
