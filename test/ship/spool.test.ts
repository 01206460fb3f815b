import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { Registry } from '../../src/parser/registry.ts';
import { Spool } from '../../src/ship/spool.ts';
import { FrameWriter } from '../../src/ship/spool-frame.ts';
import { spooledEvent } from '../../src/ship/spooled-event.ts';
import { captures, filesOf } from '../analyze/captures.ts';
import { analyzeAll } from '../analyze/run.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { spooledLines } from './spooled-lines.ts';

const registry = new Registry(builtInParsers);
const writer = new FrameWriter();
const how = { ready: async () => {}, signal: new AbortController().signal };

async function spoolOf(folder: string): Promise<{ spool: Spool; lines: string[] }> {
  const { events } = await analyzeAll(filesOf('01-tcp-wrappers-hosts-deny'));
  const spool = new Spool(folder);
  for (let at = 0; at < events.length; at += 20) await spool.append(writer.write(events.slice(at, at + 20)));
  return { spool, lines: events.map(({ line }) => line.original) };
}

test.each(captures)('the lines of %s come back as they were', async (capture) => {
  const { events } = await analyzeAll(filesOf(capture));
  const spool = new Spool(scratchFolder());
  await spool.append(writer.write(events));
  for await (const records of spool.read()) {
    const back = records.map((record) => spooledEvent(record, registry));
    const plain = (all: readonly (typeof back)[number][]) =>
      all.map((event) => [
        event?.line.original,
        event?.line.time,
        event?.line.pid,
        event?.line.offset,
        event?.match.values,
      ]);
    expect(plain(back)).toEqual(plain(events));
    expect(back.map((event) => event?.line.message)).toEqual(events.map(({ line }) => line.message));
  }
  await spool.close();
});

test('compacting keeps what is needed, in its order, whole frames or not', async () => {
  const { spool, lines } = await spoolOf(scratchFolder());
  const isNeeded = (place: number) => place < 25 || place % 7 === 0 || place >= 100;
  let asked = 0;
  await spool.compact({
    ...how,
    findNeeded: async (entries) => {
      for await (const part of entries()) asked += part.length;
      return (_, place) => isNeeded(place);
    },
  });
  expect(asked).toBe(lines.length);
  expect(await spooledLines(spool)).toEqual(lines.filter((_, place) => isNeeded(place)));
  await spool.compact({ ...how, findNeeded: async () => () => false });
  expect(await spooledLines(spool)).toEqual([]);
  await spool.close();
});

test('lines may be appended while it is compacted, and places behind it are found again', async () => {
  const folder = scratchFolder();
  const { spool, lines } = await spoolOf(folder);
  const { events } = await analyzeAll(filesOf('05-scanners-and-protocol-garbage'));
  const later = events.map(({ line }) => line.original);
  const marks = [spool.mark];
  const append = async (from: number, to: number) => {
    await spool.append(writer.write(events.slice(from, to)));
    marks.push(spool.mark);
  };
  const { move } = await spool.compact({
    ...how,
    findNeeded: async (entries) => {
      await append(0, 10);
      for await (const _ of entries()) await append(10, 20);
      return (_, place) => place % 2 === 0;
    },
    ready: async () => await append(20, 30),
  });
  await append(30, 40);
  const kept = lines.filter((_, place) => place % 2 === 0);
  const appended = (await spooledLines(spool)).slice(kept.length);
  expect(await spooledLines(spool)).toEqual([...kept, ...appended]);
  expect(appended.slice(0, 20)).toEqual(later.slice(0, 20));
  expect(appended.slice(-20)).toEqual(later.slice(20, 40));
  const read = marks.map(async (mark) => await spooledLines(new Spool(folder, move(mark))));
  const lengths = (await Promise.all(read)).map((some) => some.length - kept.length);
  expect(lengths).toEqual(marks.map((_, i) => 10 * i));
  await spool.close();
});

test('what stands behind a damaged frame is given up, and that is told', async () => {
  const folder = scratchFolder();
  const { spool, lines } = await spoolOf(folder);
  await spool.close();
  const path = join(folder, spool.mark.file);
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 0xff;
  writeFileSync(path, bytes);
  let damaged = 0;
  const back = await spooledLines(new Spool(folder, spool.mark), () => damaged++);
  expect(damaged).toBe(1);
  expect(back).toEqual(lines.slice(0, back.length));
  expect(back.length).toBeLessThan(lines.length);
  writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
  const again = new Spool(folder, spool.mark);
  await again.compact({
    ...how,
    findNeeded: async (entries) => {
      for await (const _ of entries());
      return () => true;
    },
    onDamage: () => damaged++,
  });
  expect(damaged).toBe(2);
  expect((await spooledLines(again)).length).toBeLessThan(lines.length);
  await again.close();
});
