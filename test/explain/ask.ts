import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Attempt, Explanation } from '../../src/explain/attempt.ts';
import { explain } from '../../src/explain/explain.ts';

/** 1 December 2026; microseconds since the epoch. */
export const now = Date.UTC(2026, 11, 1) * 1000;

/** `01:02:03.5` of 21 November 2026, UTC, in microseconds. */
export function at(clock: string): number {
  return Date.parse(`2026-11-21T${clock}Z`) * 1000;
}

export async function askAll(paths: readonly string[], attempts: readonly Attempt[]): Promise<readonly Explanation[]> {
  const { explanations } = await explain({ paths, now, timeZone: 'UTC' }, attempts);
  return explanations;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Writes logs to files of these names; a line begins with its clock, and gets the date and the host. */
export function writeLogs(logs: Readonly<Record<string, readonly string[]>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-explain-'));
  folders.push(folder);
  return Object.entries(logs).map(([name, lines]) => {
    const path = join(folder, name);
    const dated = name.startsWith('fail2ban') ? (line: string) => `2026-11-21 ${line}` : stamped;
    writeFileSync(path, `${lines.map(dated).join('\n')}\n`);
    return path;
  });
}

function stamped(line: string): string {
  const [clock = '', ...rest] = line.split(' ');
  return `2026-11-21T${clock}+00:00 web1 ${rest.join(' ')}`;
}

/** The verdict on one attempt of 203.0.113.7 (if not said otherwise) at 01:00:10, from these lines of auth.log. */
export async function ask(lines: readonly string[], attempt: Partial<Attempt> = {}): Promise<Explanation> {
  const full = { ip: '203.0.113.7', time: at('01:00:10'), ...attempt };
  const [explanation] = await askAll(writeLogs({ 'auth.log': lines }), [full]);
  return explanation as Explanation;
}
