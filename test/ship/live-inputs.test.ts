import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { LiveInputs } from '../../src/ship/live-inputs.ts';
import { batchText } from '../source/read-all.ts';
import { scratchFolder } from '../source/scratch-folder.ts';

let ahead = 0;
const clock = Date.now;

function inputs(logs: readonly string[], from: 'beginning' | 'end' | 'rotated' = 'beginning'): LiveInputs {
  ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
  return new LiveInputs({ logs, from }, {}, { machine: 'm1', once: false, onNotice: () => {} });
}

async function read(live: LiveInputs): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const source of live.sources) {
    await source.look();
    const name = basename(source.name);
    for (let batches = await source.read(); batches.length > 0; batches = await source.read()) {
      texts[name] = (texts[name] ?? '') + batches.map(batchText).join('');
    }
  }
  return texts;
}

afterEach(() => vi.restoreAllMocks());

test('a glob gains files while it is followed: they are read from their beginning', async () => {
  const folder = scratchFolder({ 'a.log': '09:00:01 one\n' });
  const live = inputs([join(folder, '*.log')], 'end');
  expect((await live.lookUp()).map(({ name }) => basename(name))).toEqual(['a.log']);
  expect(await read(live)).toEqual({});
  writeFileSync(join(folder, 'b.log'), '09:00:02 two\n');
  ahead += 6000;
  expect((await live.lookUp()).map(({ name }) => basename(name))).toEqual(['b.log']);
  expect(await read(live)).toEqual({ 'b.log': '09:00:02 two\n' });
  expect(await live.lookUp()).toEqual([]);
  await live.close();
});

test('rotated files that a glob matches are the log they were, under any name', async () => {
  const folder = scratchFolder({ 'auth.log': '09:00:01 one\n', 'auth.log-20261120': '', 'auth.log-20261119.gz': '' });
  const live = inputs([join(folder, 'auth.log*')]);
  expect((await live.lookUp()).map(({ name }) => basename(name))).toEqual(['auth.log']);
  expect(await read(live)).toEqual({ 'auth.log': '09:00:01 one\n' });
  renameSync(join(folder, 'auth.log'), join(folder, 'auth.log-20261121'));
  writeFileSync(join(folder, 'auth.log'), '09:00:02 two\n');
  ahead += 6000;
  expect(await live.lookUp()).toEqual([]);
  expect(await read(live)).toEqual({ 'auth.log': '09:00:02 two\n' });
  await live.close();
});

test('a log that is not there while it is being rotated is followed all the same', async () => {
  const folder = scratchFolder({
    'fail2ban.log': '09:00:02 two\n',
    'auth.log-20261121': '09:00:01 one\n',
    'b.txt-1': '',
  });
  const live = inputs([join(folder, '*.log')], 'rotated');
  expect((await live.lookUp()).map(({ name }) => basename(name))).toEqual(['auth.log', 'fail2ban.log']);
  expect(await read(live)).toEqual({ 'auth.log': '09:00:01 one\n', 'fail2ban.log': '09:00:02 two\n' });
  writeFileSync(join(folder, 'auth.log'), '09:00:03 three\n');
  expect(await read(live)).toEqual({ 'auth.log': '09:00:03 three\n' });
  await live.close();
});

test('a log of which only old rotated files are there is none', async () => {
  const folder = scratchFolder({ 'fail2ban.log': '09:00:02 two\n', 'auth.log-20261121': '09:00:01 one\n' });
  const live = inputs([join(folder, '*.log')], 'rotated');
  ahead += 60_000;
  expect((await live.lookUp()).map(({ name }) => basename(name))).toEqual(['fail2ban.log']);
  await live.close();
});

test('one log that is none does not keep the others from being read', async () => {
  const folder = scratchFolder({ 'b.log': '09:00:02 two\n' });
  mkdirSync(join(folder, 'a.log'));
  symlinkSync('nowhere', join(folder, 'c.log'));
  const live = inputs(['a.log', 'b.log', 'c.log'].map((name) => join(folder, name)));
  await live.lookUp();
  expect(await read(live)).toEqual({ 'b.log': '09:00:02 two\n' });
  await live.close();
});
