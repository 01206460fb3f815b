import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SourceNotice } from '../../src/source/live-source.ts';
import { Tail } from '../../src/source/tail.ts';
import { type Inode, PretendedDisk } from './pretended-disk.ts';
import { batchText } from './read-all.ts';

let disk: PretendedDisk;
let notices: SourceNotice[];

vi.mock('node:fs/promises', async () => (await import('./pretended-disk.ts')).fileSystemOn(() => disk));

beforeEach(() => {
  disk = new PretendedDisk(false);
  notices = [];
  vi.spyOn(Date, 'now').mockImplementation(() => disk.now);
});
afterEach(() => vi.restoreAllMocks());

const LOG = '/var/log/auth.log';
const onNotice = (notice: SourceNotice) => notices.push(notice);
const line = (minute: number) => `Nov 21 09:0${minute}:00 web1 sshd[1]: line\n`;

function make(path: string, ...minutes: number[]): Inode {
  const inode = disk.create(path);
  disk.append(inode, minutes.map(line).join(''));
  return inode;
}

/** As the shipper does, three times; the minutes of the lines that came. */
async function read(tail: Tail): Promise<number[]> {
  let text = '';
  for (let rounds = 0; rounds < 3; rounds++) {
    disk.now += 2000;
    for (let tries = 0; tries < 20; tries++) {
      await tail.look();
      for (let batches = await tail.read(); batches.length > 0; batches = await tail.read()) {
        text += batches.map(batchText).join('');
      }
      if (!tail.isSearching) break;
    }
  }
  return [...text.matchAll(/09:0(\d):00/g)].map(([, minute]) => Number(minute));
}

test('a log that nobody may open is named once, and read when it may be', async () => {
  const log = make(LOG, 1);
  log.fault = { on: 'open', code: 'EACCES' };
  const tail = new Tail(LOG, { machine: 'm1', onNotice });
  expect(await read(tail)).toEqual([]);
  expect(notices).toEqual([
    { level: 'warn', code: 'unreadable', message: `${LOG}: EACCES: '${LOG}'; it is taken up when it can be read` },
  ]);
  log.fault = undefined;
  expect(await read(tail)).toEqual([1]);
  expect(notices).toHaveLength(1);
});

test('a rotated file that nobody may open does not hinder the log, and is read when it may be', async () => {
  make(LOG, 1);
  const tail = new Tail(LOG, { machine: 'm1', onNotice });
  expect(await read(tail)).toEqual([1]);
  disk.rename(LOG, `${LOG}.2`);
  const hidden = make(`${LOG}.1`, 2);
  hidden.fault = { on: 'open', code: 'EACCES' };
  make(LOG, 3);
  expect(await read(tail)).toEqual([3]);
  expect(notices.map(({ message }) => message.split(':')[0])).toEqual([`${LOG}.1`]);
  hidden.fault = undefined;
  expect(await read(tail)).toEqual([2]);
});

test('of a known file that nobody may open after a restart nothing is said to be lost', async () => {
  const log = make(LOG, 1);
  const first = new Tail(LOG, { machine: 'm1', onNotice });
  expect(await read(first)).toEqual([1]);
  const saved = JSON.parse(JSON.stringify(first.state(new Map())));
  await first.close();
  disk.append(log, line(2));
  disk.rename(LOG, `${LOG}.1`);
  log.fault = { on: 'open', code: 'EACCES' };
  make(LOG, 3);
  const tail = new Tail(LOG, { machine: 'm1', onNotice }, saved);
  expect(await read(tail)).toEqual([3]);
  disk.now += 70_000;
  await read(tail);
  expect(notices.map(({ code }) => code)).toEqual(['unreadable']);
  log.fault = undefined;
  expect(await read(tail)).toEqual([2]);
});

test('a log that fails while it is read is named once, and goes on where it stood', async () => {
  const log = make(LOG, 1);
  const tail = new Tail(LOG, { machine: 'm1', onNotice });
  expect(await read(tail)).toEqual([1]);
  disk.append(log, line(2));
  log.fault = { on: 'read', code: 'EIO' };
  expect(await read(tail)).toEqual([]);
  expect(notices.map(({ code }) => code)).toEqual(['unreadable']);
  log.fault = undefined;
  disk.append(log, line(3));
  expect(await read(tail)).toEqual([2, 3]);
  expect(notices).toHaveLength(1);
});

test('a rotated file that fails while it is read does not hinder what came after it', async () => {
  const log = make(LOG, 1);
  const tail = new Tail(LOG, { machine: 'm1', onNotice });
  expect(await read(tail)).toEqual([1]);
  disk.append(log, line(2));
  log.fault = { on: 'read', code: 'EIO' };
  disk.rename(LOG, `${LOG}.1`);
  make(LOG, 3);
  expect(await read(tail)).toEqual([3]);
  log.fault = undefined;
  expect(await read(tail)).toEqual([2]);
});
