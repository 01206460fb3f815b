import type { Spool } from '../../src/ship/spool.ts';

/** The lines in a spool, up to where it is damaged. */
export async function spooledLines(spool: Spool, onDamage?: () => void): Promise<string[]> {
  const lines: string[] = [];
  for await (const records of spool.read(onDamage)) {
    lines.push(...records.map(({ original }) => Buffer.from(original).toString()));
  }
  return lines;
}
