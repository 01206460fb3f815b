import { expect, it } from 'vitest';
import { LineReader } from '../../src/line/line-reader.ts';
import { batchesOf, fieldsOf, readAll, readBatches } from './batches.ts';
import { otherForms } from './other-forms.ts';
import { syslogForms } from './syslog-forms.ts';

it.each([...syslogForms, ...otherForms])('reads $form', ({ form: _, text, ...expected }) => {
  expect(readAll(text).map(fieldsOf)).toEqual([{ ...expected, lineNumber: 1, offset: 0 }]);
});

it('reads each form after each other', () => {
  // Among headers a line without any is nobody's.
  const forms = [...syslogForms, ...otherForms].filter(
    ({ form, time }) => !Number.isNaN(time) && form !== 'Docker, bare',
  );
  const shuffled = forms.flatMap((form, index) => [form, forms[(index * 7 + 3) % forms.length] as (typeof forms)[0]]);
  const lines = readAll(shuffled.map(({ text }) => `${text}\n${text.startsWith('__') ? '\n' : ''}`).join(''));
  expect(lines.map(({ program, pid, message, host }) => ({ program, pid, message, host }))).toEqual(
    shuffled.map(({ program, pid, message, host }) => ({ program, pid, message, host })),
  );
});

it('tells where a line stands, and what it was', () => {
  const text = 'Nov 21 01:02:03 web1 CRON[1]: x\nNov 21 01:02:04 web1 sshd[12]: caf\xc3\xa9\r\n';
  const reader = new LineReader({ now: 0, year: 2026, timeZone: 'UTC', watches: (program) => program === 'sshd' });
  const [line] = readBatches(reader, batchesOf(text));
  expect(line).toMatchObject({ lineNumber: 2, offset: 32, original: 'Nov 21 01:02:04 web1 sshd[12]: café' });
  expect(line?.file.path).toBe('auth.log');
  expect([reader.lines, reader.skipped]).toEqual([2, 1]);
});

it('keeps quiet about what the journal says of itself', () => {
  const reader = new LineReader({ now: 0 });
  const text = '-- Logs begin at Sat 2026-11-21 01:02:03 UTC. --\n-- Boot 5d1b --\n-- No entries --\n\n';
  expect(readBatches(reader, batchesOf(text))).toEqual([]);
  expect([reader.lines, reader.skipped]).toEqual([4, 0]);
});

it('takes a line without header for sshd only where no line had one', () => {
  const bare = 'refused connect from 203.0.113.7 (203.0.113.7)\n';
  const header = 'Nov 21 01:02:03 web1 sshd[12]: x\n';
  const read = (text: string) => readAll(text).map(({ program, message }) => `${program}: ${message}`);
  expect(read(bare + header)).toEqual(['sshd: refused connect from 203.0.113.7 (203.0.113.7)', 'sshd: x']);
  expect(readAll(header + bare).map(({ message }) => message)).toEqual(['x']);
});

it('takes a line without stamp by its tag only where no line had a stamp', () => {
  const tagged = 'sshd[12]: y\n';
  const header = 'Nov 21 01:02:03 web1 x: y\n';
  const programs = (text: string) => readAll(text).map(({ program }) => program);
  expect(programs(tagged + header)).toEqual(['sshd', 'x']);
  expect(programs(header + tagged)).toEqual(['x']);
  expect(programs(`${tagged}Invalid user a from 203.0.113.7\n`)).toEqual(['sshd']);
});

it.each([
  'User sshd[12]: Accepted password for root from 198.51.100.66 port 5 ssh2 from 203.0.113.7 not allowed',
  'error: sshd[12]: x',
  'Invalid user sshd[12]: x from 203.0.113.7',
  ' sshd[12]: x',
  'nginx[12]: x',
  'web1 sshd: x',
])('does not take the text of %j for a tag', (line) => {
  expect(readAll(line).map(fieldsOf)).toMatchObject([{ program: 'sshd', pid: 0, host: '', message: line }]);
});

it('takes no first word for a host in what sshd wrote itself', () => {
  const text = 'Server listening on 0.0.0.0 port 22.\nDisconnecting sshd[12]: x\n';
  expect(readAll(text)[1]).toMatchObject({ host: '', pid: 0, message: 'Disconnecting sshd[12]: x' });
});

it.each(['', '\r', '<38>', 'Nov 21 01:02:'])('does not read on from %j into the next line', (cut) => {
  const bare = readAll(`${cut}\n02 web1 sshd[12]: x\n`).map(({ message }) => message);
  expect(bare.at(-1)).toBe('02 web1 sshd[12]: x');
});

it('counts lines of no program', () => {
  const reader = new LineReader({ now: 0 });
  const text = 'Nov 21 01:02:03 web1 something happened\n\tmore of it\ntime="x" level=info msg="y"\n';
  expect(readBatches(reader, batchesOf(text))).toEqual([]);
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
