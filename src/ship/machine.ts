import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Machine } from './shipped.ts';

/** This machine: its machine-id(5), which no two have, or its name where there is none (containers, other systems). */
export async function thisMachine(path = '/etc/machine-id'): Promise<Machine> {
  const name = hostname();
  const id = (await readFile(path, 'utf8').catch(() => '')).trim();
  return { id: /^[0-9a-f]{32}$/.test(id) ? id : name, name };
}
