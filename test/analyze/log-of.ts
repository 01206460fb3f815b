import { join } from 'node:path';
import type { Incident } from '../../src/correlate/incident.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { analyzeAll } from './run.ts';

/** `09:12:44 sshd[4711]: …` on 21 November 2026 on web1; one line each. */
export async function incidentsOf(lines: string, name = 'auth.log'): Promise<Incident[]> {
  const log = lines
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/^([\d:]{8}) /, 'Nov 21 $1 web1 '))
    .join('\n');
  const { incidents } = await analyzeAll([join(scratchFolder({ [name]: `${log}\n` }), name)], { year: 2026 });
  return incidents;
}

/** `10:00:00 – 10:00:02`. */
export function windowOf({ start, end }: Incident): string {
  return [start, end].map((time) => new Date(time / 1000).toISOString().slice(11, 19)).join(' – ');
}

/** Cause, window and state of each. */
export const brief = (incidents: readonly Incident[]) =>
  incidents.map((incident) => `${incident.cause} ${windowOf(incident)} ${incident.state}`);
