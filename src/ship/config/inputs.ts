import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { knownLogs } from '../../source/choose-logs.ts';
import type { InputSettings } from '../live-inputs.ts';
import type { ShipSettings } from './settings.ts';

const LOG_FOLDER = '/var/log';
const beginnings = { start: 'beginning', end: 'end', rotated: 'rotated' } as const;

/**
 * What is followed. Where nothing is named that is what of the known logs there is or will be; if there is none of them,
 * the journal.
 */
export async function chooseInputs(
  { logs, journal, from }: ShipSettings['inputs'],
  folder: string = LOG_FOLDER,
): Promise<InputSettings> {
  const begin = beginnings[from];
  const matches = journal === true ? [] : journal || undefined;
  if (logs !== undefined || matches !== undefined) return { logs: logs ?? [], journal: matches, from: begin };
  const pattern = join(folder, `{${[...knownLogs].filter((name) => !name.startsWith('hosts.')).join(',')}}`);
  if (journal === false || (await isThere(pattern))) return { logs: [pattern], from: begin };
  return { logs: [], journal: [], from: begin };
}

async function isThere(pattern: string): Promise<boolean> {
  for await (const _ of glob(pattern)) return true;
  return false;
}
