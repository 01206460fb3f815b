import { isIP } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { normaliseIp } from '../../src/parser/address.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { captures, logOf } from './captures.ts';
import { analyzeAll, analyzeForIncidents } from './run.ts';

/** Every line that a parser knows, or must leave alone. */
/** Samples read as one log: each log takes a registry of its own. */
const TOGETHER = 25;
const samples = builtInParsers.flatMap(({ samples: known, rejects }) => [...Object.keys(known), ...(rejects ?? [])]);
const sample = fc.constantFrom(...samples);
const cut = fc.tuple(sample, fc.nat()).map(([line, at]) => line.slice(0, at % (line.length + 1)));
const joined = fc.array(sample, { minLength: 2, maxLength: 5 }).map((lines) => lines.join(' '));
const damaged = fc
  .tuple(
    sample,
    fc.nat(),
    fc.constantFrom('\0', '\x1b[2J', '\r', '\t', '\xff', '[', ':', '  ', '9'.repeat(40), '\xc3\xa9'),
  )
  .map(([line, at, what]) => line.slice(0, at % line.length) + what + line.slice(at % line.length));
const anyLine = fc.oneof(sample, cut, joined, damaged);

/** What `analyze` makes of a file with these bytes; promises that hold for any input are checked here. */
async function read(content: string | Uint8Array) {
  const folder = scratchFolder({ 'auth.log': content });
  const result = await analyzeAll([join(folder, 'auth.log')]);
  // Whether events are asked for must not change what is told.
  const { incidents: alone, summary: counts } = await analyzeForIncidents([join(folder, 'auth.log')]);
  expect(alone).toEqual(result.incidents);
  expect(counts).toEqual(result.summary);
  const { summary, events, unread, incidents } = result;
  expect(summary.events).toBe(events.length);
  expect(summary.unread).toBe(unread.length);
  for (const { sourceIp, sourcePort, ambiguous, count } of events) {
    if (sourceIp !== undefined) expect(normaliseIp(sourceIp)).toBe(sourceIp);
    if (sourcePort !== undefined) expect(sourcePort).toBeLessThanOrEqual(65_535);
    if (ambiguous) expect(sourceIp).toBeUndefined();
    expect(count).toBeGreaterThanOrEqual(1);
  }
  for (const { subject, sources, count, lines } of incidents) {
    for (const ip of [subject, ...sources.map((source) => source.ip)]) expect(ip === '' || isIP(ip) > 0).toBe(true);
    expect(count).toBeGreaterThanOrEqual(0);
    expect(lines).toBeGreaterThan(0);
  }
  return result;
}

describe('no input throws', { timeout: 60_000 }, () => {
  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4000 }), async (bytes) => void (await read(bytes))),
      {
        numRuns: 100,
      },
    );
  });

  it('every sample, in any order, cut, joined or damaged', async () => {
    const lines = fc.array(anyLine, { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(lines, async (many) => void (await read(`${many.join('\n')}\n`))),
      { numRuns: 100 },
    );
  });

  it('every sample cut at every place', async () => {
    // Several in one file: what takes time is to begin anew.
    for (let at = 0; at < samples.length; at += TOGETHER) {
      const cuts = samples
        .slice(at, at + TOGETHER)
        .map((line) => Array.from(line, (_, length) => line.slice(0, length + 1)));
      await read(cuts.flat().join('\n'));
    }
  });

  it('the lines of all captures in any order', async () => {
    const all = captures.flatMap((capture) => logOf(capture).trimEnd().split('\n'));
    const shuffled = fc.shuffledSubarray(all, { minLength: all.length });
    await fc.assert(
      fc.asyncProperty(shuffled, async (lines) => void (await read(lines.join('\n')))),
      { numRuns: 10 },
    );
  });
});

describe('long lines', { timeout: 60_000 }, () => {
  const header = 'Nov 21 01:02:03 web1 sshd[4711]: ';
  const fillers = [
    'a',
    ' ',
    '(',
    '"',
    '[',
    ':',
    '1',
    '1.',
    '::',
    ' from ',
    ' port 22',
    ' for ',
    '; ',
    'rhost=',
    '\xc3\xa9',
    '\0',
  ];
  const starts = [
    '',
    ...new Set(builtInParsers.flatMap(({ patterns }) => patterns.map((pattern) => pattern.split('{')[0] ?? ''))),
  ];

  it.each(fillers)('of %j, after the beginning of every pattern', async (filler) => {
    const length = filler.length === 1 ? 70_000 : 66_000;
    const long = filler.repeat(length / filler.length);
    const { summary } = await read(starts.map((start) => `${header}${start}${long}\n`).join(''));
    expect(summary.lines).toBe(starts.length);
    expect(summary.cutLines).toBe(starts.length);
  });

  it('is cut, and the next line is read', async () => {
    const next = `${header}refused connect from 203.0.113.7 (203.0.113.7)`;
    const { incidents, summary } = await read(`${header}${'x'.repeat(70_000)}\n${next}\n`);
    expect(summary.cutLines).toBe(1);
    expect(incidents).toMatchObject([{ cause: 'tcp-wrappers', subject: '203.0.113.7', count: 1 }]);
  });
});

describe('many clients', { timeout: 60_000 }, () => {
  it('get an incident each, beyond what is kept open at once', async () => {
    let log = '';
    for (let i = 0; i < 52_000; i++) {
      const ip = `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`;
      log += `Nov 21 01:02:03 web1 sshd[${i + 2}]: refused connect from ${ip} (${ip})\n`;
    }
    const folder = scratchFolder({ 'auth.log': log });
    const { incidents } = await analyzeForIncidents([join(folder, 'auth.log')]);
    expect(incidents.length).toBe(52_000);
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(52_000);
  });
});
