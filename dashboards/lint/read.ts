import { type ReadObject, savedObjectSchema } from './schema.ts';

/** What is wrong, and where: `object id, panel id: words`. */
export type Finding = string;

/** The objects of an export, as far as they have the right form; for all others a finding. */
export function readObjects(ndjson: string): { objects: ReadObject[]; findings: Finding[] } {
  const objects: ReadObject[] = [];
  const findings: Finding[] = [];
  const lines = ndjson.split('\n').filter((line) => line !== '');
  for (const [index, line] of lines.entries()) {
    const value: unknown = parse(line);
    if (index === lines.length - 1 && isSummary(value)) {
      const { exportedCount } = value;
      if (exportedCount !== objects.length + findings.length)
        findings.push(`summary: ${exportedCount} objects, not so many`);
      return { objects, findings };
    }
    const read = savedObjectSchema.safeParse(value);
    if (read.success) objects.push(read.data);
    else {
      const [issue] = read.error.issues;
      findings.push(`line ${index + 1}: ${issue?.path.join('.')}: ${issue?.message}`);
    }
  }
  findings.push('the last line is not the summary of an export');
  return { objects, findings };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isSummary(value: unknown): value is { exportedCount: number } {
  return typeof value === 'object' && value !== null && 'exportedCount' in value;
}
