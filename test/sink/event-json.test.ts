import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInParsers } from '../../parsers/index.ts';
import { LogLine } from '../../src/event.ts';
import { textOf } from '../../src/page.ts';
import { addressText } from '../../src/parser/address.ts';
import type { LogEvent } from '../../src/parser/log-event.ts';
import { eventId, lineId } from '../../src/sink/ecs.ts';
import { eventDocument } from '../../src/sink/event-document.ts';
import { EventJson } from '../../src/sink/event-json.ts';
import { isoTime } from '../../src/sink/iso-time.ts';
import { JsonBytes } from '../../src/sink/json-bytes.ts';
import { captures, filesOf } from '../analyze/captures.ts';
import { analyzeAll } from '../analyze/run.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { makeEvent } from './make-event.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom('"', '\\', '\u2028', '\x7f', '\ud800', '\x01'),
);

describe('EventJson', () => {
  const events = new EventJson();
  const json = new JsonBytes();

  function written(event: LogEvent): object {
    json.clear();
    events.write(event, json);
    return JSON.parse(json.written.toString());
  }

  it.each(captures)('writes the documents of %s', async (capture) => {
    const { events: read } = await analyzeAll(filesOf(capture));
    expect(read.length).toBeGreaterThan(0);
    for (const event of read) expect(written(event)).toEqual(eventDocument(event));
  });

  it('writes the documents of every sample', async () => {
    let documents = 0;
    const files = builtInParsers.map(({ id, samples }) => [`${id}.log`, `${Object.keys(samples).join('\n')}\n`]);
    const folder = scratchFolder(Object.fromEntries(files));
    for (const { id } of builtInParsers) {
      const { events: read } = await analyzeAll([join(folder, `${id}.log`)]);
      for (const event of read) expect(written(event)).toEqual(eventDocument(event));
      documents += read.length;
    }
    expect(documents).toBeGreaterThan(builtInParsers.length);
  });

  it('writes what other lines told, what is missing, and what is hostile', () => {
    const ip = fc.constantFrom(undefined, '203.0.113.9', '198.51.100.10', '2001:db8::1');
    fc.assert(
      fc.property(
        ip,
        fc.option(fc.nat(65_535)),
        hostile,
        fc.boolean(),
        hostile,
        fc.nat(2),
        (from, port, user, ambiguous, host, pid) => {
          const event = makeEvent(undefined, {}, { host, pid, time: pid === 0 ? Number.NaN : pid });
          event.sourceIp = from;
          event.sourcePort = port ?? undefined;
          event.userName = user;
          event.ambiguous = ambiguous;
          expect(written(event)).toEqual(JSON.parse(JSON.stringify(eventDocument(event))));
        },
      ),
    );
  });
});

describe('lineId', () => {
  it('is the id of the line as text', () => {
    const name = fc.oneof(fc.string({ maxLength: 600 }), fc.constantFrom('/var/log/a', '/var/log/ä'));
    const text = fc.oneof(hostile, fc.string({ maxLength: 2000 }));
    fc.assert(
      fc.property(name, fc.option(name), fc.nat(), text, fc.nat(9), (path, identity, offset, before, start) => {
        const bytes = new Uint8Array(Buffer.from(before));
        const ascii = bytes.every((byte) => byte < 128);
        const file = identity === null ? { path } : { path, identity };
        const from = Math.min(start, bytes.length);
        const batch = { file, bytes, ascii, offset };
        const line = new LogLine(0, '', '', 0, undefined, from, 1, batch, from, bytes.length);
        expect(lineId(line)).toBe(eventId(identity ?? path, offset + from, line.original));
      }),
    );
  });
});

describe('JsonBytes', () => {
  it('writes values as JSON.stringify does', () => {
    const value = fc.oneof(hostile, fc.double(), fc.integer(), fc.maxSafeNat(), fc.boolean(), fc.array(hostile));
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const json = new JsonBytes();
        for (const one of values) json.value(one);
        expect(json.copy().toString()).toBe(values.map((one) => JSON.stringify(one)).join(''));
      }),
    );
  });

  it('begins anew after unusually much', () => {
    const json = new JsonBytes();
    json.raw(new Uint8Array(9_000_000));
    json.clear();
    json.text('a');
    expect(json.written.toString()).toBe('"a"');
    expect(json.written.buffer.byteLength).toBeLessThan(100_000);
  });

  it('writes times as isoTime does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e15, max: 8e15 }), (time) => {
        const json = new JsonBytes();
        json.time(time);
        expect(json.copy().toString()).toBe(`"${isoTime(time)}"`);
      }),
    );
  });

  it('writes an address as addressText does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (key) => {
        const json = new JsonBytes();
        json.address(key);
        expect(json.written.toString()).toBe(`"${addressText(key)}"`);
      }),
    );
    const json = new JsonBytes();
    json.address('2001:db8::1');
    expect(json.written.toString()).toBe('"2001:db8::1"');
  });

  it('writes a message again where its line was written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ min: 20, max: 130 }), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (bytes, parts) => {
        const page = { bytes, ascii: false };
        const json = new JsonBytes(16);
        json.begin();
        const texts = parts.map(([one, other]) => {
          const [start, end] = [one, other].map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b) as [
            number,
            number,
          ];
          json.part(page, start, end);
          return JSON.stringify(textOf(page, start, end));
        });
        expect(json.written.toString()).toBe(texts.join(''));
      }),
    );
  });

  it('does not take a page for the one before', () => {
    const bytes = new Uint8Array(Buffer.from('first'));
    const json = new JsonBytes();
    json.begin();
    json.part({ bytes, ascii: true }, 0, 5);
    bytes.set(Buffer.from('other'));
    json.begin();
    json.part({ bytes, ascii: true }, 0, 5);
    expect(json.written.toString()).toBe('"first""other"');
  });

  it('writes a part of a page as its text', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(20), (bytes, cut) => {
        const page = { bytes, ascii: false };
        const json = new JsonBytes();
        json.raw(new Uint8Array(70_000 - cut));
        json.part(page, Math.min(cut, bytes.length), bytes.length);
        const text = textOf(page, Math.min(cut, bytes.length), bytes.length);
        expect(json.copy(70_000 - cut).toString()).toBe(JSON.stringify(text));
      }),
    );
  });
});
