import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import type { SourceNotice } from '../../src/source/live-source.ts';
import { Tail } from '../../src/source/tail.ts';
import type { TailOptions } from '../../src/source/tail-options.ts';
import { batchText } from './read-all.ts';
import { scratchFolder } from './scratch-folder.ts';

let ahead = 0;
const clock = Date.now;

/** Reads a log to its end, whenever it is asked. */
function follow(path: string, options: Partial<TailOptions> = {}) {
  ahead = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => clock() + ahead);
  const notices: SourceNotice[] = [];
  const tail = new Tail(path, { machine: 'm1', onNotice: (notice) => notices.push(notice), ...options });
  return {
    tail,
    /** `code: message`, without the folder. */
    notices: () => notices.map(({ code, message }) => `${code}: ${message.replace(/^.*\/(?=\w)/, '')}`),
    /** @param later  in milliseconds: by default more than the clock of the file system can hide */
    async read(later = 2000): Promise<string> {
      let text = '';
      ahead += later;
      for (let tries = 0; tries < 20; tries++) {
        await tail.look();
        for (let batches = await tail.read(); batches.length > 0; batches = await tail.read()) {
          text += batches.map(batchText).join('');
        }
        if (!tail.isSearching) break;
      }
      return text.replaceAll('\n', ' ').trim();
    },
  };
}

const line = (name: string) => `Nov 21 09:${String(name.charCodeAt(0) - 60).padStart(2, '0')}:00 ${name}\n`;
const named = (...names: string[]) => names.map((name) => line(name).trim()).join(' ');

afterEach(() => vi.restoreAllMocks());

test('from the beginning means of the current file: what was rotated before is left, what is rotated later is not', async () => {
  const path = join(scratchFolder({ 'auth.log.1': line('A'), 'auth.log': '' }), 'auth.log');
  const { read, tail } = follow(path, { from: 'beginning' });
  expect(await read(100)).toBe('');
  writeFileSync(path, line('B'));
  renameSync(`${path}.1`, `${path}.2`);
  copyFileSync(path, `${path}.1`);
  truncateSync(path);
  appendFileSync(path, line('C'));
  expect(await read(100)).toBe(named('B', 'C'));
  await tail.close();
});

test('what was rotated before anybody asked stays left when the log appears only later, and after a restart', async () => {
  const path = join(scratchFolder({ 'auth.log.1': line('A') }), 'auth.log');
  const first = follow(path, { from: 'beginning' });
  expect(await first.read(100)).toBe('');
  const saved = JSON.parse(JSON.stringify(first.tail.state(new Map())));
  await first.tail.close();
  renameSync(`${path}.1`, `${path}.2`);
  writeFileSync(`${path}.1`, line('B'));
  writeFileSync(path, line('C'));
  const notices: SourceNotice[] = [];
  const tail = new Tail(path, { machine: 'm1', onNotice: (notice) => notices.push(notice) }, saved);
  await tail.look();
  const texts = [...(await tail.read()).map(batchText), ...(await tail.read()).map(batchText)];
  expect(texts).toEqual([line('B'), line('C')]);
  expect(notices).toEqual([]);
  await tail.close();
});

test('from rotated means all of them, oldest first, dated and compressed ones as well', async () => {
  const files = { 'auth.log-20261121': line('B'), 'auth.log-20261120.gz': gzipSync(line('A')), 'auth.log': line('C') };
  const { read, tail } = follow(join(scratchFolder(files), 'auth.log'), { from: 'rotated' });
  expect(await read()).toBe(named('A', 'B', 'C'));
  await tail.close();
});

test('dated names: what was rotated and compressed between two looks', async () => {
  const path = join(scratchFolder({ 'auth.log': line('A') }), 'auth.log');
  const { read, tail, notices } = follow(path);
  expect(await read()).toBe(named('A'));
  appendFileSync(path, line('B'));
  writeFileSync(`${path}-20261121.gz`, gzipSync(line('A') + line('B')));
  rmSync(path);
  writeFileSync(`${path}-20261122`, line('C'));
  writeFileSync(path, line('D'));
  expect(await read()).toBe(named('B', 'C', 'D'));
  expect(notices()).toEqual([]);
  await tail.close();
});

test('a link that is led to another file: what is still written to the first one is read too', async () => {
  const folder = scratchFolder({ 'a/auth.log': line('A'), 'b/auth.log': '' });
  const path = join(folder, 'auth.log');
  symlinkSync('a/auth.log', path);
  const { read, tail } = follow(path);
  expect(await read()).toBe(named('A'));
  symlinkSync('b/auth.log', `${path}.new`);
  renameSync(`${path}.new`, path);
  appendFileSync(join(folder, 'a/auth.log'), line('B'));
  appendFileSync(join(folder, 'b/auth.log'), line('C'));
  expect(await read()).toBe(named('B', 'C'));
  await tail.close();
});

test('a link that is led to another file while nobody looks', async () => {
  const folder = scratchFolder({ 'a/auth.log': line('A'), 'b/auth.log': line('C') });
  const path = join(folder, 'auth.log');
  symlinkSync('a/auth.log', path);
  const first = follow(path);
  expect(await first.read()).toBe(named('A'));
  const saved = JSON.parse(JSON.stringify(first.tail.state(new Map())));
  await first.tail.close();
  appendFileSync(join(folder, 'a/auth.log'), line('B'));
  symlinkSync('b/auth.log', `${path}.new`);
  renameSync(`${path}.new`, path);
  const tail = new Tail(path, { machine: 'm1' }, saved);
  await tail.look();
  expect([...(await tail.read()), ...(await tail.read())].map(batchText)).toEqual([line('B'), line('C')]);
  await tail.close();
});

test('truncated without a copy: nothing is said to be lost when all was read', async () => {
  const path = join(scratchFolder({ 'auth.log': line('A') }), 'auth.log');
  const { read, tail, notices } = follow(path);
  expect(await read()).toBe(named('A'));
  truncateSync(path);
  expect(await read()).toBe('');
  appendFileSync(path, line('B'));
  expect(await read()).toBe(named('B'));
  ahead += 70_000;
  await read();
  ahead += 70_000;
  await read();
  expect(notices()).toEqual([]);
  await tail.close();
});

test('truncated without a copy: what was seen to be there and not read is said to be lost', async () => {
  const path = join(scratchFolder({ 'auth.log': line('A') }), 'auth.log');
  const { read, tail, notices } = follow(path);
  expect(await read()).toBe(named('A'));
  appendFileSync(path, line('B'));
  await tail.look();
  truncateSync(path);
  await read();
  appendFileSync(path, line('C'));
  expect(await read()).toBe(named('C'));
  ahead += 70_000;
  await read();
  const { length } = line('A');
  const [from, to] = [length, 2 * length];
  expect(notices()).toEqual([`lost: auth.log: a file of it is gone; lost are its bytes ${from} to ${to} at least`]);
  await tail.close();
});

test('a folder in place of the log is named once, and the log is read when it comes', async () => {
  const path = join(scratchFolder({ 'auth.log': line('A') }), 'auth.log');
  const { read, tail, notices } = follow(path);
  expect(await read()).toBe(named('A'));
  renameSync(path, `${path}.1`);
  mkdirSync(path);
  appendFileSync(`${path}.1`, line('B'));
  expect(await read()).toBe(named('B'));
  expect(await read()).toBe('');
  expect(notices()).toEqual(['unreadable: auth.log: it is no file; it is taken up when it can be read']);
  rmdirSync(path);
  writeFileSync(path, line('C'));
  expect(await read()).toBe(named('C'));
  await tail.close();
});
