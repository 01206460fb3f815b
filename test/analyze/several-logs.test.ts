import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident } from '../../src/correlate/incident.ts';
import { captures, filesOf, logOf } from './captures.ts';
import { analyzeForIncidents, withoutPlaces } from './run.ts';

async function analyzeLogs(logs: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-several-'));
  try {
    for (const [name, text] of Object.entries(logs)) writeFileSync(join(folder, name), text, 'latin1');
    return await analyzeForIncidents([folder], { year: 2026 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lines by their stamps: those of one microsecond have an order only within one file. */
function moments(log: string): string[] {
  const lines = log.split(/(?<=\n)/).filter(Boolean);
  const groups: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isSame = index > 0 && line.slice(0, 26) === lines[index - 1]?.slice(0, 26);
    if (isSame) groups[groups.length - 1] += line;
    else groups.push(line);
  }
  return groups;
}

const told = (incidents: readonly Incident[]) =>
  incidents.map(({ cause, subject, count }) => `${cause} ${subject} ${count}`).sort();

/** Equal lines of two logs count as one, so those that a log has twice stay together. */
function placesOf(parts: readonly string[], places: readonly number[]): number[] {
  const first = new Map<string, number>();
  return parts.map((part, i) => {
    const texts = part.split('\n').map((line) => line.slice(32));
    const place = texts.map((text) => first.get(text)).find((known) => known !== undefined) ?? (places[i] as number);
    for (const text of texts) if (text) first.set(text, place);
    return place;
  });
}

const names = ['auth.log', 'messages', 'secure', 'syslog'];

describe.each(captures)('%s', { timeout: 60_000 }, (capture) => {
  const own = Object.fromEntries(
    filesOf(capture)
      .slice(1)
      .map((path) => [basename(path), logOf(capture, basename(path))]),
  );

  it('tells the same however its lines are spread over files', async () => {
    const whole = (await analyzeForIncidents(filesOf(capture))).incidents;
    const parts = moments(logOf(capture));
    const spread = fc.array(fc.nat(names.length - 1), { minLength: parts.length, maxLength: parts.length });
    await fc.assert(
      fc.asyncProperty(spread, async (places) => {
        const placed = placesOf(parts, [0, ...places.slice(1)]); // the name of sshd's first log is told in remedies
        const files = names.map((name, at) => [name, parts.filter((_, i) => placed[i] === at).join('')] as const);
        const { incidents } = await analyzeLogs({ ...Object.fromEntries(files), ...own });
        expect(withoutPlaces(incidents)).toEqual(withoutPlaces(whole));
      }),
      { numRuns: 10 },
    );
  });

  it('counts lines once that stand in two logs', async () => {
    const log = logOf(capture);
    const once = (await analyzeLogs({ 'auth.log': log, ...own })).incidents;
    const twice = (await analyzeLogs({ 'auth.log': log, syslog: log, ...own })).incidents;
    expect(withoutPlaces(twice)).toEqual(withoutPlaces(once));
  });

  it('counts lines once when one log has microseconds and the other one seconds', async () => {
    const coarse = logOf(capture, 'auth.trad.log');
    const once = (await analyzeLogs({ 'auth.log': coarse, ...own })).incidents;
    const twice = (await analyzeLogs({ 'auth.log': coarse, messages: logOf(capture), ...own })).incidents;
    expect(told(twice)).toEqual(told(once));
  });
});
