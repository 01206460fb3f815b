import type { FieldValue } from '../parser/define.ts';

/** Without repetitions and empty values; undefined when nothing is left. */
export function listOf(...values: readonly (FieldValue | undefined)[]): FieldValue[] | undefined {
  const all: FieldValue[] = [];
  for (const value of values) if (value !== undefined && value !== '' && !all.includes(value)) all.push(value);
  return all.length === 0 ? undefined : all;
}
