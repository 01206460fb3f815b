import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeadLetters } from '../../src/ship/dead-letters.ts';
import type { Delivery, OpenDelivery, ShipDocument } from '../../src/ship/delivery.ts';
import { LineDelivery, streamTarget } from '../../src/ship/line-delivery.ts';
import { replayDeadLetters } from '../../src/ship/replay-dead-letters.ts';
import { RotatingFile } from '../../src/ship/rotating-file.ts';
import { Ear } from './ear.ts';
import { event, events, incident } from './make-document.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sshwhy-files-'));
  path = join(folder, 'out.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

const refusal = { status: 400, type: 'document_parsing_exception', reason: 'bad' };
const letters = (documents: readonly ShipDocument[]) => documents.map((document) => ({ document, refusal }));
const linesOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');

describe('DeadLetters', () => {
  it('keeps documents whole, for their owner only', async () => {
    const dead = new DeadLetters(path, 10_000);
    await Promise.all([dead.add(letters(events(0, 2)), 0), dead.add(letters([incident('a', 7)]), 0)]);
    await dead.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const read = linesOf(path).map((line) => JSON.parse(line));
    expect(read.map(({ id }) => id)).toEqual(['event-0', 'event-1', 'a']);
    expect(read[2]).toEqual({
      '@timestamp': '1970-01-01T00:00:00.000Z',
      error: refusal,
      ...incident('a', 7),
      source: String(incident('a', 7).source),
    });
  });

  it('does not grow beyond its bound', async () => {
    const dead = new DeadLetters(path, 1000);
    await dead.add(letters(events(0, 2)), 0);
    await expect(dead.add(letters(events(2, 9)), 0)).rejects.toMatchObject({ code: 'dead-letters-full' });
    expect(linesOf(path)).toHaveLength(2);
    await dead.close();
  });

  it('begins a new line behind a torn one', async () => {
    writeFileSync(path, '{"torn');
    const dead = new DeadLetters(path, 10_000);
    await dead.add(letters(events(0, 1)), 0);
    await dead.close();
    expect(linesOf(path)).toEqual(['{"torn', expect.stringContaining('event-0')]);
  });

  it('says where it cannot write', async () => {
    const dead = new DeadLetters(join(folder, 'none', 'x'), 10_000);
    await expect(dead.add(letters(events(0, 1)), 0)).rejects.toMatchObject({ code: 'no-dead-letters' });
    await dead.close();
  });
});

describe('replayDeadLetters', () => {
  const target = (sent: ShipDocument[], whole = true): OpenDelivery => {
    const fake = (): Delivery<never> => ({
      send: async (documents) => void sent.push(...documents),
      close: async () => whole,
      stats: () => ({ deadLetters: 0 }) as never,
    });
    return async () => fake();
  };

  it('sends all again, as they were, and keeps what it cannot read', async () => {
    const tricky = event(3, { message: 'a\u2028b\u0085c' });
    const dead = new DeadLetters(path, 10_000_000);
    await dead.add(letters([...events(0, 3), tricky, incident('a', 7)]), 0);
    await dead.close();
    writeFileSync(path, '{"torn\n{"kind":"event","id":"x"}\n', { flag: 'a' });
    const sent: ShipDocument[] = [];
    expect(await replayDeadLetters(path, target(sent), 1000)).toEqual({ sent: 5, refused: 0, unreadable: 2 });
    expect(sent).toEqual([...events(0, 3), tricky, incident('a', 7)]);
    expect(readdirSync(folder)).toEqual(['out.ndjson.unreadable']);
    expect(linesOf(`${path}.unreadable`)).toEqual(['{"torn', '{"kind":"event","id":"x"}']);
  });

  it('goes on with what an interrupted replay left', async () => {
    const dead = new DeadLetters(`${path}.replaying`, 10_000);
    await dead.add(letters(events(0, 2)), 0);
    await dead.close();
    await expect(replayDeadLetters(path, target([], false), 1000)).rejects.toMatchObject({ code: 'replay-unfinished' });
    const sent: ShipDocument[] = [];
    expect(await replayDeadLetters(path, target(sent), 1000)).toMatchObject({ sent: 2 });
    expect(existsSync(`${path}.replaying`)).toBe(false);
  });

  it('has nothing to do without a file', async () => {
    expect(await replayDeadLetters(path, target([]), 1000)).toEqual({ sent: 0, refused: 0, unreadable: 0 });
  });
});

describe('RotatingFile', () => {
  it('sets full files aside, and loses none that are to be kept', async () => {
    const ear = new Ear();
    const delivery = new LineDelivery(new RotatingFile({ path, bytes: 600, keep: 2 }), ear);
    for (let i = 0; i < 20; i++) await delivery.send(events(i, i + 1), i);
    expect(await delivery.close()).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['out.ndjson', 'out.ndjson.1', 'out.ndjson.2']);
    const kept = ['.2', '.1', ''].flatMap((suffix) => linesOf(path + suffix).map((line) => JSON.parse(line).event.id));
    expect(kept).toEqual(events(20 - kept.length, 20).map(({ id }) => id));
    expect(kept.length).toBeGreaterThan(11);
    for (const suffix of ['', '.1', '.2']) expect(statSync(path + suffix).size).toBeLessThanOrEqual(600);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(ear.tokens).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(delivery.stats()).toMatchObject({ delivered: 20, queued: 0 });
  });

  it('goes on with the file that is there', async () => {
    writeFileSync(path, 'x\n'.repeat(400));
    const file = new RotatingFile({ path, bytes: 1000, keep: 1 });
    await file.write(Buffer.from('y'.repeat(300)));
    await file.close();
    expect(readFileSync(path, 'utf8')).toBe('y'.repeat(300));
    expect(statSync(`${path}.1`).size).toBe(800);
  });

  it('is fatal where nothing can be written, and acknowledges nothing', async () => {
    mkdirSync(path);
    chmodSync(folder, 0o700);
    const ear = new Ear();
    const delivery = new LineDelivery(new RotatingFile({ path, bytes: 1000, keep: 1 }), ear);
    await expect(delivery.send(events(0, 1), 1)).rejects.toMatchObject({ code: 'cannot-write' });
    expect(ear.fatal?.message).toContain(path);
    expect(ear.tokens).toEqual([]);
    await expect(delivery.send([], 2)).rejects.toThrow();
    expect(await delivery.close()).toBe(false);
  });
});

describe('a stream as the target', () => {
  it('waits for a slow reader, then acknowledges', async () => {
    const stream = new PassThrough({ highWaterMark: 10 });
    const ear = new Ear();
    const delivery = new LineDelivery(streamTarget(stream), ear);
    const sending = delivery.send(events(0, 2), 1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(ear.tokens).toEqual([]);
    const text: string[] = [];
    stream.on('data', (chunk) => text.push(String(chunk)));
    await sending;
    expect(ear.tokens).toEqual([1]);
    await delivery.close();
    expect(text.join('')).toBe(
      events(0, 2)
        .map(({ source }) => `${source}\n`)
        .join(''),
    );
    expect(stream.writableEnded).toBe(false);
  });

  it('is fatal when the reader has gone', async () => {
    const stream = new Writable({ write: (_, __, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })) });
    const ear = new Ear();
    const delivery = new LineDelivery(streamTarget(stream), ear);
    await expect(delivery.send(events(0, 1), 1)).rejects.toThrow('EPIPE');
    expect(ear.fatal).toBeDefined();
    expect(ear.tokens).toEqual([]);
  });
});
