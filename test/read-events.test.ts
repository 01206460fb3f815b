import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtInParsers } from '../parsers/index.ts';
import { LineReader } from '../src/line/line-reader.ts';
import type { Match } from '../src/parser/match.ts';
import { Registry } from '../src/parser/registry.ts';
import { emptyEvent, LineEvents } from '../src/read-events.ts';
import { SummaryBuilder } from '../src/summary.ts';
import { batchesOf, now } from './line/batches.ts';
import { splitSample } from './support/sample-line.ts';

const registry = new Registry(builtInParsers);
/** Messages that no header in front of them can change: those of programs with a head of their own are left out. */
const samples = builtInParsers
  .flatMap((spec) => Object.keys(spec.samples))
  .map(splitSample)
  .filter(
    ({ program, message }) =>
      /^[\w-]+$/.test(program) && !/^(?:fail2ban|last|syslog)/.test(program) && /^[!-Z\\^-~]/.test(message),
  );

const told = ({ pattern, values, count, preauth }: Match) => ({ pattern: pattern.source, values, count, preauth });

/** Lines whose minutes, hosts, programs and pids change, as a log has them. */
const lines = fc.array(
  fc.record({
    sample: fc.constantFrom(...samples),
    minute: fc.integer({ min: 10, max: 12 }),
    host: fc.constantFrom('web1', 'web2'),
    pid: fc.constantFrom('', '[7]', '[4194304]', '[123456789]'),
    suffix: fc.constantFrom('', '', ' [preauth]'),
  }),
  { maxLength: 60 },
);

it('reads the messages of many lines as it reads each alone', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 40 })), (all, sizes) => {
      const messages = all.map(({ sample, suffix }) => sample.message + suffix);
      const text = all
        .map(
          ({ sample, minute, host, pid }, i) =>
            `Nov 21 01:${minute}:03 ${host} ${sample.program}${pid}: ${messages[i]}\n`,
        )
        .join('');
      const reader = new LineReader({ now, timeZone: 'UTC', ...registry.readerOptions });
      const events = new LineEvents(reader, { registry, summary: new SummaryBuilder() });
      const found = new Map<number, unknown>();
      for (const batch of batchesOf(Buffer.from(text).toString('latin1'), sizes)) {
        reader.open(batch);
        while (events.next()) found.set(events.event.line.lineNumber, told(events.event.match));
      }
      const alone = all.flatMap(({ sample }, i) => {
        const match = registry.match(sample.program, messages[i] as string);
        return match === undefined ? [] : [[i + 1, told(match)] as const];
      });
      expect(found).toEqual(new Map(alone));
    }),
    { numRuns: 300 },
  );
});

it('hands out an event that stays as it is while others are read', () => {
  const text = 'Nov 21 01:02:03 web1 sshd[7]: refused connect from 192.0.2.1 (192.0.2.1)\n';
  const reader = new LineReader({ now, timeZone: 'UTC', ...registry.readerOptions });
  const events = new LineEvents(reader, { registry, summary: new SummaryBuilder() });
  const handed = Array.from({ length: 3 }, (_, i) => {
    const [batch] = batchesOf(text.replaceAll('192.0.2.1', `192.0.2.${i}`));
    if (batch === undefined) throw new Error('no batch');
    reader.open(batch);
    expect(events.next()).toBe(true);
    return events.exchange(emptyEvent());
  });
  expect(handed.map((event) => event.match.values[0])).toEqual(['192.0.2.0', '192.0.2.1', '192.0.2.2']);
});
