import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CsvSink } from '../../src/sink/csv.ts';
import { JsonSink } from '../../src/sink/json.ts';
import { NdjsonSink } from '../../src/sink/ndjson.ts';
import type { ResultSink } from '../../src/sink/result-sink.ts';
import { TextWriter } from '../../src/sink/text-writer.ts';
import { collector } from '../cli/collector.ts';
import { makeIncident, makeSummary, maxStartups } from '../report/make-incident.ts';
import { makeEvent } from './make-event.ts';

async function written(create: (writer: TextWriter) => ResultSink, incidents = [maxStartups(), makeIncident()]) {
  const { screen, text } = collector();
  const sink = create(new TextWriter(screen));
  await sink.events?.([makeEvent()]);
  for (const incident of incidents) await sink.incidents([incident]);
  await sink.end(makeSummary({ to: Number.NaN }));
  return text();
}

describe('formats', () => {
  it('ndjson: one document a line, events too', async () => {
    const lines = (await written((writer) => new NdjsonSink(writer))).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).event.kind)).toEqual(['event', 'alert', 'alert']);
  });

  it('json: one object', async () => {
    const { incidents, summary } = JSON.parse(await written((writer) => new JsonSink(writer)));
    expect(incidents.map((incident: { event: { reason: string } }) => incident.event.reason)).toEqual([
      'max-startups',
      'tcp-wrappers',
    ]);
    expect(summary).toMatchObject({
      from: '2026-11-21T01:13:00.000000Z',
      incidents: 2,
      connectionsCut: 34,
      lockouts: 1,
    });
    expect(summary).not.toHaveProperty('to');
    expect(JSON.parse(await written((writer) => new JsonSink(writer), [])).incidents).toEqual([]);
  });

  it('csv: a header, a row for each incident', async () => {
    const evil = makeIncident({ message: '=cmd|"/c calc"', users: ['@a', 'b,c'] });
    expect((await written((writer) => new CsvSink(writer), [evil])).split('\r\n')).toEqual([
      'start,end,cause,strength,severity,host,subject,count,lockout,users,message,evidence',
      `2026-11-21T01:37:42.000000Z,2026-11-21T01:37:50.000000Z,tcp-wrappers,proof,30,bastion1,203.0.113.6,2,false,"'@a b,c","'=cmd|""/c calc""",auth.log:7 Nov 21 01:37:42 bastion1 sshd[70]: refused connect from 203.0.113.6`,
      '',
    ]);
    expect(await written((writer) => new CsvSink(writer), [])).toMatch(/^start,.*evidence\r\n$/);
  });
});

describe('TextWriter', () => {
  it('waits for a slow reader', async () => {
    let release = () => {};
    const stream = new Writable({
      write(_chunk, _encoding, done) {
        release = done;
      },
    });
    const writer = new TextWriter(stream);
    expect(writer.write('small')).toBeUndefined();
    let done = false;
    const waiting = Promise.resolve(writer.write('x'.repeat(70_000))).then(() => {
      done = true;
    });
    await new Promise(setImmediate);
    expect(done).toBe(false);
    release();
    await waiting;
  });

  it('throws what the stream failed with, then and later', async () => {
    const stream = new Writable({ write: (_chunk, _encoding, done) => done(new Error('gone')) });
    const writer = new TextWriter(stream);
    writer.write('x');
    await expect(writer.flush()).rejects.toThrow('gone');
    await new Promise(setImmediate);
    expect(() => writer.write('y')).toThrow('gone');
  });
});
