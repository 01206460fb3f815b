import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LogLine } from '../../src/event.ts';
import { hashWith } from '../../src/line/word-table.ts';
import { bytesOf, fieldsOf, readAll } from './batches.ts';
import { otherForms } from './other-forms.ts';
import { syslogForms } from './syslog-forms.ts';

const forms = [...syslogForms, ...otherForms];
const anyBytes = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
const sample = fc.constantFrom(...forms.map(({ text }) => `${text}\n${text.startsWith('__') ? '\n' : ''}`));
const truncated = fc
  .tuple(sample, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, part]) => text.slice(0, Math.floor(text.length * part)));
const spoilt = fc
  .tuple(sample, fc.nat(), fc.constantFrom(' ', '[', ']', ':', '<', '\0', '\n', '9', '\xff', '"', '-'))
  .map(([text, at, byte]) => text.slice(0, at % text.length) + byte + text.slice((at % text.length) + 1));
const stream = fc.array(fc.oneof({ weight: 4, arbitrary: sample }, truncated, spoilt, anyBytes), { maxLength: 12 });

it('never throws, and hands on only sound values', () => {
  fc.assert(
    fc.property(stream, fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', '+05:30'), (parts, timeZone) => {
      for (const line of readAll(parts.join(''), { timeZone })) {
        expect(Number.isSafeInteger(line.time) || Number.isNaN(line.time)).toBe(true);
        expect(Number.isSafeInteger(line.pid)).toBe(true);
        expect(line.original).toBeTypeOf('string');
        expect(line.program + line.host + line.message).toBeTypeOf('string');
      }
    }),
    { numRuns: 1500 },
  );
});

it('gives the same lines however the stream is cut', () => {
  fc.assert(
    fc.property(stream, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), (parts, sizes) => {
      const text = parts.join('');
      expect(readAll(text, {}, sizes).map(fieldsOf)).toEqual(readAll(text).map(fieldsOf));
    }),
    { numRuns: 1500 },
  );
});

/** A log of many hosts and programs, whose headers have every part in every form. */
const number = (max: number) => fc.nat(max).map(String);
const stamp = fc.oneof(
  fc.tuple(fc.integer({ min: 10, max: 12 }), fc.integer({ min: 10, max: 60 })).map(([a, b]) => `Nov 21 01:${a}:${b}`),
  fc
    .tuple(fc.integer({ min: 10, max: 12 }), fc.constantFrom('', '.5', '.123', ',004567', '.1234567'), fc.boolean())
    .map(([second, fraction, isUtc]) => `2026-11-21T01:02:${second}${fraction}${isUtc ? 'Z' : '+05:30'}`),
);
const host = fc.oneof(
  fc.constant('web1'),
  number(600).map((n) => `host${n}`),
  number(9).map((n) => 'long'.repeat(20) + n),
);
const tag = fc.oneof(
  fc.constantFrom(
    'sshd',
    'su(pam_unix)',
    'sshd(pam_unix)',
    '/usr/sbin/cron',
    'postfix/smtpd',
    'kernel',
    'a'.repeat(60),
  ),
  number(150).map((n) => `tool${n}`),
);
const pid = fc.oneof(
  fc.constant(''),
  fc.constantFrom(1, 12, 999_999_999, 4_294_967_295).map((n) => `[${n}]`),
);
const text = fc.constantFrom(
  'Failed',
  ' two blanks',
  '[ID 800047 auth.info] Failed',
  '[123.4] up',
  '[I',
  '',
  '\r',
  'a\r',
);
const headed = fc
  .tuple(stamp, host, tag, pid, fc.constantFrom(': ', ':', ' '), text)
  .map(([a, b, c, d, e, f]) => `${a} ${b} ${c}${d}${e}${f}\n`);

it('reads a line behind many others as it does alone', () => {
  const partsOf = ({ time, host, program, pid, message }: LogLine) => ({ time, host, program, pid, message });
  const busy = fc.array(headed, { minLength: 200, maxLength: 800 });
  fc.assert(
    fc.property(busy, (lines) => {
      const alone = lines.flatMap((line) => readAll(line).map(partsOf));
      expect(readAll(lines.join('')).map(partsOf)).toEqual(alone);
    }),
    { numRuns: 60 },
  );
});

it('reads no further than its own line', () => {
  fc.assert(
    fc.property(truncated, sample, (cut, next) => {
      const alone = readAll(`Nov 21 01:02:03 web1 x: y\n${cut.split('\n')[0]}\n`)[1];
      const followed = readAll(`Nov 21 01:02:03 web1 x: y\n${cut.split('\n')[0]}\n${next}`)[1];
      if (alone !== undefined && !alone.original.startsWith('__'))
        expect(fieldsOf(followed as never)).toEqual(fieldsOf(alone));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  '<',
  '[',
  ' ',
  '1 2026-11-21T01:02:03Z a b c d [x ',
  'Nov 21 01:02:03 h a(',
  'auth.info ',
  '{"',
  '-- ',
  '2026-11-21 01:02:03,1 fail2ban',
])('takes time in proportion to a long line of %j', (piece) => {
  const started = performance.now();
  readAll(bytesOf(`Nov 21 01:02:03 web1 x: y\n${piece.repeat(65_536 / piece.length)}\n`));
  readAll(bytesOf(`${piece}${' '.repeat(65_536)}\n${piece}${'a'.repeat(65_536)}\n`));
  expect(performance.now() - started).toBeLessThan(1000);
});

it('does not take one program or host for another, however many fall on the same place', () => {
  // Of words whose hashes are alike the last ones stay known; lines that were read together may have named earlier ones.
  const alike = Array.from({ length: 9000 }, (_, i) => `p${i}`).filter(
    (word) => (word.split('').reduce((hash, letter) => hashWith(hash, letter.charCodeAt(0)), 0) & 255) === 7,
  );
  const words = alike.slice(0, 12);
  expect(words.length).toBe(12);
  const asTags = words.map((word) => `Nov 21 01:02:03 web1 ${word}[7]: x\n`);
  const first = asTags.slice(0, 8).join('');
  const second = [asTags[0], asTags[9], asTags[0], asTags[1], asTags[10], asTags[1]].join('');
  const lines = readAll(first + second, {}, [8, 6]);
  expect(lines.map(({ program }) => program)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0, 9, 0, 1, 10, 1].map((i) => words[i]));
});
