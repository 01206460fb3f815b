import { copyFileSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { Correlator } from '../../src/correlate/correlator.ts';
import type { Incident } from '../../src/correlate/incident.ts';
import { mergeByTime } from '../../src/merge.ts';
import { Registry } from '../../src/parser/registry.ts';
import { EventStream } from '../../src/read-events.ts';
import { resolveInputs } from '../../src/source/resolve-inputs.ts';
import { SummaryBuilder } from '../../src/summary.ts';
import { type Capture, captures, filesOf, logOf } from './captures.ts';
import { analyzeAll, analyzeForIncidents, now, plain, withoutPlaces } from './run.ts';

/** Cuts between lines, and whether each rotated file is compressed. */
const rotation = fc.record({
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 4 }),
  zipped: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});
type Rotation = typeof rotation extends fc.Arbitrary<infer R> ? R : never;

/** `auth.log` and its older parts, as logrotate leaves them; each changed last at `changed`. */
function writeRotated(folder: string, log: string, { cuts, zipped }: Rotation, changed: Date): void {
  const lines = log.split(/(?<=\n)/);
  const places = cuts.map((cut) => Math.round(cut * lines.length)).sort((a, b) => a - b);
  const parts = [0, ...places].map((from, i) => lines.slice(from, places[i]).join(''));
  parts.reverse().forEach((part, age) => {
    const bytes = Buffer.from(part, 'latin1');
    const zip = age > 0 && zipped[age - 1] === true;
    const path = join(folder, `auth.log${age > 0 ? `.${age}` : ''}${zip ? '.gz' : ''}`);
    writeFileSync(path, zip ? gzipSync(bytes) : bytes);
    utimesSync(path, changed, changed);
  });
}

async function inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sshwhy-splits-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function analyzeRotated(capture: Capture, form: string, split: Rotation) {
  return await inNewFolder(async (folder) => {
    writeRotated(folder, logOf(capture, form), split, new Date(Date.UTC(2026, 10, 21, 12)));
    for (const path of filesOf(capture).slice(1)) copyFileSync(path, join(folder, basename(path)));
    return await analyzeAll([folder]);
  });
}

/** The way of `analyze`, with so many bytes read at once. */
async function incidentsByChunks(capture: Capture, chunkSize: number): Promise<Incident[]> {
  const { streams } = await resolveInputs(filesOf(capture));
  const reading = {
    registry: new Registry(builtInParsers),
    summary: new SummaryBuilder(),
    lines: { now, timeZone: 'UTC' },
    bytes: { chunkSize },
  };
  const correlator = new Correlator();
  const incidents: Incident[] = [];
  const opened = streams.map((stream) => new EventStream(stream, reading));
  for await (const _ of mergeByTime(opened, (event) => correlator.take(event))) {
    incidents.push(...correlator.takeClosed());
  }
  return [...incidents, ...correlator.end()].map(plain);
}

describe.each(captures)('%s', { timeout: 60_000 }, (capture) => {
  let whole: Awaited<ReturnType<typeof analyzeAll>>;
  beforeAll(async () => {
    whole = await analyzeAll(filesOf(capture));
  });

  it('tells the same however the log was rotated', async () => {
    await fc.assert(
      fc.asyncProperty(rotation, async (split) => {
        const { incidents, events } = await analyzeRotated(capture, 'auth.log', split);
        expect(events.length).toBe(whole.events.length);
        expect(withoutPlaces(incidents)).toEqual(withoutPlaces(whole.incidents));
      }),
      { numRuns: 15 },
    );
  });

  it('finds the same years in rotated logs without years', async () => {
    const coarse = await analyzeAll(filesOf(capture, 'auth.trad.log'), { year: 2026 });
    await fc.assert(
      fc.asyncProperty(rotation, async (split) => {
        const { incidents } = await analyzeRotated(capture, 'auth.trad.log', split);
        expect(withoutPlaces(incidents)).toEqual(withoutPlaces(coarse.incidents));
      }),
      // Lines of one second in two files keep the order in which they came.
      { numRuns: 10, examples: [[{ cuts: [0, 0.051], zipped: [false, false, false, false] }]] },
    );
  });

  it('tells the same when nobody asks for the events', async () => {
    const { incidents, summary } = await analyzeForIncidents(filesOf(capture));
    expect(incidents).toEqual(whole.incidents);
    expect(summary).toEqual(whole.summary);
  });

  it('tells the same to the byte whatever is read at once', async () => {
    const told = JSON.stringify(whole.incidents);
    const sizes = fc.oneof(fc.integer({ min: 7, max: 400 }), fc.integer({ min: 400, max: 70_000 }));
    await fc.assert(
      fc.asyncProperty(sizes, async (chunkSize) => {
        expect(JSON.stringify(await incidentsByChunks(capture, chunkSize))).toBe(told);
      }),
      { numRuns: 20 },
    );
  });
});
