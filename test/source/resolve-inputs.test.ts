import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, test } from 'vitest';
import { resolveInputs } from '../../src/source/resolve-inputs.ts';
import { scratchFolder } from './scratch-folder.ts';

/** Stream name → file names, without the folder. */
async function resolved(folder: string, ...names: string[]) {
  const { streams, problems } = await resolveInputs(names.map((name) => join(folder, name)));
  const short = (path: string) => path.replace(`${folder}/`, '');
  return {
    streams: Object.fromEntries(streams.map(({ name, files }) => [short(name), files.map((f) => short(f.path))])),
    problems: problems.map(({ path, message, help }) => [
      short(path),
      message.replace(join(folder, short(path)), ''),
      help,
    ]),
  };
}

test('rotated sets are put together in time order, whatever the order given', async () => {
  const names = ['secure', 'auth.log.1', 'auth.log', 'secure-20261108', 'auth.log.2.gz', 'secure-20261101.xz'];
  const folder = scratchFolder(Object.fromEntries(names.map((name) => [name, 'x\n'])));
  const expected = {
    streams: {
      'auth.log': ['auth.log.2.gz', 'auth.log.1', 'auth.log'],
      secure: ['secure-20261101.xz', 'secure-20261108', 'secure'],
    },
    problems: [],
  };
  expect(await resolved(folder, ...names)).toEqual(expected);
  expect(await resolved(folder, ...names.toReversed())).toEqual(expected);
});

test('the same base in two folders is two streams', async () => {
  const folder = scratchFolder({ 'a/auth.log': '', 'b/auth.log': '' });
  expect((await resolved(folder, 'b/auth.log', 'a/auth.log')).streams).toEqual({
    'a/auth.log': ['a/auth.log'],
    'b/auth.log': ['b/auth.log'],
  });
});

test('a file carries its size and modification time', async () => {
  const folder = scratchFolder({ 'auth.log': 'four' });
  const { streams } = await resolveInputs([join(folder, 'auth.log')]);
  const file = streams[0]?.files[0];
  expect(file?.size).toBe(4);
  expect(Math.abs((file?.modified ?? 0) / 1000 - Date.now())).toBeLessThan(60_000);
});

test('a folder gives the known logs only, and does not go deeper', async () => {
  const folder = scratchFolder({
    'auth.log': '',
    'auth.log.1': '',
    'fail2ban.log-20261101': '',
    'journal.json': '',
    'nginx.log': '',
    wtmp: '',
    'deep/secure': '',
    'auth/x': '',
  });
  expect(await resolved(folder, '')).toEqual({
    streams: {
      'auth.log': ['auth.log.1', 'auth.log'],
      'fail2ban.log': ['fail2ban.log-20261101'],
      'journal.json': ['journal.json'],
    },
    problems: [],
  });
});

test('a folder without known logs gives every *.log', async () => {
  const folder = scratchFolder({ 'web.log': '', 'web.log.1.gz': '', 'db-20261101.log': '', 'notes.txt': '' });
  expect((await resolved(folder, '')).streams).toEqual({
    'db.log': ['db-20261101.log'],
    'web.log': ['web.log.1.gz', 'web.log'],
  });
});

test('a folder without logs says what was looked for', async () => {
  const folder = scratchFolder({ 'notes.txt': '' });
  await expect(resolveInputs([folder])).rejects.toMatchObject({
    code: 'no-logs',
    message: expect.stringContaining('auth.log'),
    help: expect.stringContaining('name a file'),
  });
});

test('globs', async () => {
  const folder = scratchFolder({ 'a.log': '', 'b.log': '', 'c.txt': '', 'd.log/x': '', '[x].log': '' });
  expect((await resolved(folder, '*.log')).streams).toEqual({
    '[x].log': ['[x].log'],
    'a.log': ['a.log'],
    'b.log': ['b.log'],
  });
  expect((await resolved(folder, '[x].log')).streams).toEqual({ '[x].log': ['[x].log'] });
  expect((await resolved(folder, '{a,c}.*')).streams).toEqual({ 'a.log': ['a.log'], 'c.txt': ['c.txt'] });
  await expect(resolveInputs([join(folder, '*.gz')])).rejects.toMatchObject({ code: 'no-such-file' });
});

test('no such file', async () => {
  const folder = scratchFolder();
  await expect(resolveInputs([join(folder, 'auth.log')])).rejects.toMatchObject({
    code: 'no-such-file',
    help: expect.stringContaining('check the name'),
  });
});

test('what is named twice is read once', async () => {
  const folder = scratchFolder({ 'auth.log': 'x\n' });
  symlinkSync('auth.log', join(folder, 'current-auth.log'));
  linkSync(join(folder, 'auth.log'), join(folder, 'another-auth.log'));
  const { streams } = await resolved(folder, 'current-auth.log', 'auth.log', '', './auth.log', 'another-auth.log', '*');
  expect(streams).toEqual({ 'auth.log': ['auth.log'] });
  expect((await resolveInputs(['-', '-'])).streams).toEqual([{ name: '-', files: [{ path: '-', size: 0 }] }]);
});

test('a rotation beside its compressed twin is read once, and said', async () => {
  const folder = scratchFolder({ 'auth.log': '', 'auth.log.1': '', 'auth.log.1.gz': '' });
  const { streams, problems } = await resolved(folder, '');
  expect(streams).toEqual({ 'auth.log': ['auth.log.1', 'auth.log'] });
  expect(problems).toEqual([['auth.log.1.gz', expect.stringContaining('left out'), expect.any(String)]]);
});

test('what cannot be read is named, the rest goes on', async () => {
  const folder = scratchFolder({ 'auth.log': '' });
  symlinkSync('gone', join(folder, 'secure'));
  symlinkSync('syslog', join(folder, 'syslog'));
  const server = createServer().listen(join(folder, 'messages'));
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await resolved(folder, '')).toEqual({
    streams: { 'auth.log': ['auth.log'] },
    problems: [
      ['messages', ': not a file but a socket', expect.any(String)],
      ['secure', ': a link to a file that does not exist', expect.any(String)],
      ['syslog', ': a link that leads to itself', expect.any(String)],
    ],
  });
});

it.skipIf(process.getuid?.() === 0)('a file without permission is named', async () => {
  const folder = scratchFolder({ 'auth.log': '', secure: '' });
  chmodSync(join(folder, 'secure'), 0);
  const { streams, problems } = await resolved(folder, '');
  expect(streams).toEqual({ 'auth.log': ['auth.log'] });
  expect(problems).toEqual([['secure', ': no permission to read it', expect.stringContaining('sudo')]]);
});

test('files that are no logs are named, with the way to their content', async () => {
  const wtmp = Buffer.alloc(384 * 4);
  for (let at = 0; at < wtmp.length; at += 384) {
    wtmp.writeInt32LE(7, at);
    wtmp.writeInt32LE(4711, at + 4);
    wtmp.write('pts/0', at + 8);
    wtmp.write('alice', at + 44);
    wtmp.writeInt32LE(1_793_491_200, at + 340);
  }
  const folder = scratchFolder({
    wtmp,
    'system.journal': Buffer.concat([Buffer.from('LPKSHHRH'), Buffer.alloc(100)]),
    'logs.tar.gz': Buffer.from([0x1f, 0x8b, 8, 0]),
    'logs.zip': 'PK\x03\x04',
    'windows.log': Buffer.from('\ufeffsshd', 'utf16le'),
  });
  const { streams, problems } = await resolved(folder, '*');
  expect(streams).toEqual({});
  expect(problems).toEqual([
    ['logs.tar.gz', ': not a log: a tar archive', expect.stringContaining('tar -xf')],
    ['logs.zip', ': not a log: a zip archive', expect.stringContaining('unzip')],
    ['system.journal', ': not a log: a systemd journal', expect.stringContaining('journalctl --file')],
    ['windows.log', ': not a log: UTF-16 text', expect.stringContaining('iconv')],
    ['wtmp', ': not a log: binary', expect.stringContaining('last -f')],
  ]);
});

test('text with holes, bad bytes and terminal colours is a log', async () => {
  const folder = scratchFolder({
    hole: Buffer.concat([Buffer.alloc(8000), Buffer.from('Nov  1 00:00:00 h sshd[1]: x\n')]),
    crash: Buffer.concat([Buffer.from('Nov  1 00:00:00 h ssh'), Buffer.alloc(900), Buffer.from('Nov  1 line\n')]),
    latin1: 'caf\xe9 \xff\xfe\n',
    colour: '\x1b[31mred\x1b[0m\n',
    empty: '',
  });
  expect((await resolved(folder, '*')).problems).toEqual([]);
});

test('a pipe is read as it is', async () => {
  const folder = scratchFolder();
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect((await resolved(folder, 'pipe')).streams).toEqual({ pipe: ['pipe'] });
});
