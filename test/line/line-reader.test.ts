import { expect, it } from 'vitest';
import { LineReader, makeLogLine } from '../../src/line/line-reader.ts';
import { batchesOf, fieldsOf, micros, readAll } from './batches.ts';
import { otherForms } from './other-forms.ts';
import { syslogForms } from './syslog-forms.ts';

it.each([...syslogForms, ...otherForms])('reads $form', ({ form: _, text, ...expected }) => {
  expect(readAll(text).map(fieldsOf)).toEqual([{ ...expected, lineNumber: 1, offset: 0 }]);
});

it('reads each form after each other', () => {
  const forms = [...syslogForms, ...otherForms].filter(({ time }) => !Number.isNaN(time));
  const shuffled = forms.flatMap((form, index) => [form, forms[(index * 7 + 3) % forms.length] as (typeof forms)[0]]);
  const lines = readAll(shuffled.map(({ text }) => `${text}\n${text.startsWith('__') ? '\n' : ''}`).join(''));
  expect(lines.map(({ program, pid, message, host }) => ({ program, pid, message, host }))).toEqual(
    shuffled.map(({ program, pid, message, host }) => ({ program, pid, message, host })),
  );
});

it('tells where a line stands, and what it was', () => {
  const text = 'Nov 21 01:02:03 web1 CRON[1]: x\nNov 21 01:02:04 web1 sshd[12]: caf\xc3\xa9\r\n';
  const reader = new LineReader(
    { now: 0, year: 2026, timeZone: 'UTC', watches: (program) => program === 'sshd' },
    makeLogLine,
  );
  const [line] = batchesOf(text).flatMap((batch) => reader.read(batch));
  expect(line).toMatchObject({ lineNumber: 2, offset: 32, original: 'Nov 21 01:02:04 web1 sshd[12]: café' });
  expect(line?.file.path).toBe('auth.log');
  expect([reader.lines, reader.skipped]).toEqual([2, 1]);
});

it('keeps quiet about what the journal says of itself', () => {
  const reader = new LineReader({ now: 0 }, makeLogLine);
  const text = '-- Logs begin at Sat 2026-11-21 01:02:03 UTC. --\n-- Boot 5d1b --\n-- No entries --\n\n';
  expect(batchesOf(text).flatMap((batch) => reader.read(batch))).toEqual([]);
  expect([reader.lines, reader.skipped]).toEqual([4, 0]);
});

it('takes a line without header for sshd only when it says what sshd says', () => {
  const lines = readAll(
    'Nov 21 01:02:03 web1 sshd[12]: x\n    continued\nrefused connect from 203.0.113.7 (203.0.113.7)\n',
  );
  expect(lines.map(({ message }) => message)).toEqual(['x', 'refused connect from 203.0.113.7 (203.0.113.7)']);
  expect(lines[1]?.time).toBe(micros('2026-11-21T01:02:03Z'));
});

it.each(['', '\r', '<38>', 'Nov 21 01:02:'])('does not read on from %j into the next line', (cut) => {
  const bare = readAll(`${cut}\n02 web1 sshd[12]: x\n`).map(({ message }) => message);
  expect(bare.at(-1)).toBe('02 web1 sshd[12]: x');
});

it('counts lines of no program', () => {
  const reader = new LineReader({ now: 0 }, makeLogLine);
  const text = 'Nov 21 01:02:03 web1 something happened\n\tmore of it\ntime="x" level=info msg="y"\n';
  expect(batchesOf(text).flatMap((batch) => reader.read(batch))).toEqual([]);
  expect([reader.lines, reader.skipped]).toEqual([3, 3]);
});

it('understands last message repeated', () => {
  const text = [
    'Nov 21 01:02:03 web1 sshd[12]: Failed password',
    'Nov 21 01:02:03 web2 sshd[13]: Invalid user',
    'Nov 21 01:02:04 web1 last message repeated 3 times',
    'Nov 21 01:02:05 web1 last message repeated 4 times',
    'Nov 21 01:02:05 web2 syslogd: last message repeated 2 times',
    'Nov 21 01:02:06 --- last message repeated 1 time ---',
    'Nov 21 01:02:06 last message repeated 2 times',
    'Nov 21 01:02:06 web9 last message repeated 2 times',
    'Nov 21 01:02:06 web1 sshd[12]: last message repeated 9 times',
  ].join('\n');
  for (const sizes of [[], [1]]) {
    expect(readAll(text, {}, sizes).map(({ program, pid, message }) => `${program}[${pid}] ${message}`)).toEqual([
      'sshd[12] Failed password',
      'sshd[13] Invalid user',
      'sshd[12] message repeated 3 times: [ Failed password]',
      'sshd[12] message repeated 4 times: [ Failed password]',
      'sshd[13] message repeated 2 times: [ Invalid user]',
      'sshd[13] message repeated 1 times: [ Invalid user]',
      'sshd[13] message repeated 2 times: [ Invalid user]',
      'syslogd[0] last message repeated 2 times',
      'sshd[12] last message repeated 9 times',
    ]);
  }
});

it('keeps the whole of an entry that spans batches', () => {
  const entry = '__CURSOR=1\n_COMM=sshd\nMESSAGE\n\x03\0\0\0\0\0\0\0a\nb\n';
  const [first, second] = readAll(`${entry}\n${entry}`, {}, [1]);
  expect(first).toMatchObject({ message: 'a\nb', lineNumber: 1, offset: 0 });
  expect(second).toMatchObject({ message: 'a\nb', lineNumber: 7, offset: entry.length + 1 });
  expect(second?.original).toBe(entry);
});
