import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoints } from '../../src/ship/checkpoint.ts';
import { Spool } from '../../src/ship/spool.ts';
import { lockState } from '../../src/ship/state-lock.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { MemoryStore } from './memory-delivery.ts';
import { shipOnce } from './ship-once.ts';
import { spooledLines } from './spooled-lines.ts';

const line = (number: number) =>
  `2026-11-21T01:00:${String(number).padStart(2, '0')}.000000+00:00 web1 sshd[${number}]: Failed password for root from 192.0.2.7 port ${1000 + number} ssh2\n`;

/** A folder with a log of ten lines that were shipped in two runs: two checkpoints. */
async function shipped(store: MemoryStore): Promise<string> {
  const folder = scratchFolder();
  mkdirSync(join(folder, 'logs'));
  for (let number = 0; number < 10; number++) {
    appendFileSync(join(folder, 'logs', 'auth.log'), line(number));
    if (number % 5 === 4) await shipOnce(folder, store);
  }
  return folder;
}

test('a second shipper on the same state is refused, and not after the first has gone', async () => {
  const folder = scratchFolder();
  const first = await lockState(folder);
  await expect(lockState(folder)).rejects.toMatchObject({
    code: 'state-in-use',
    message: `state folder ${folder} is in use by another sshwhy ship (process ${process.pid})`,
  });
  await first.release();
  await (await lockState(folder)).release();
});

test('a damaged checkpoint: the one before is used, and nothing comes twice or is missing', async () => {
  const store = new MemoryStore();
  const folder = await shipped(store);
  const number = (name: string) =>
    JSON.parse(readFileSync(join(folder, 'state', name), 'utf8').split('\n')[0] as string).number;
  const [younger = ''] = readdirSync(join(folder, 'state'))
    .filter((name) => name.startsWith('checkpoint-'))
    .sort((a, b) => number(b) - number(a));
  writeFileSync(join(folder, 'state', younger), 'no checkpoint');
  appendFileSync(join(folder, 'logs', 'auth.log'), line(10));
  const notices = await shipOnce(folder, store);
  expect(notices.map(({ code }) => code)).toEqual(['checkpoint-damaged']);
  expect(store.events.size).toBe(11);
  expect(
    [...store.incidents.values()].map(({ source }) => JSON.parse(source.toString()).sshwhy.incident.lines),
  ).toEqual([11]);
});

test('both damaged: all that is there is read again, with the same ids', async () => {
  const store = new MemoryStore();
  const folder = await shipped(store);
  for (const name of ['checkpoint-a.json', 'checkpoint-b.json']) writeFileSync(join(folder, 'state', name), '');
  const before = store.sent.length;
  expect((await shipOnce(folder, store)).map(({ code }) => code)).toEqual(['checkpoint-damaged', 'checkpoint-damaged']);
  expect(store.sent.length).toBeGreaterThan(before);
  expect(store.events.size).toBe(10);
  expect(store.incidents.size).toBe(1);
});

test('a damaged spool: what is whole of it is known after each later start, and so is what came after', async () => {
  const store = new MemoryStore();
  const folder = await shipped(store);
  const state = join(folder, 'state');
  const path = join(state, 'spool-1');
  const bytes = readFileSync(path);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) ^ 0xff;
  writeFileSync(path, bytes);
  const ship = async (number: number) => {
    appendFileSync(join(folder, 'logs', 'auth.log'), line(number));
    return (await shipOnce(folder, store)).map(({ code }) => code);
  };
  expect(await ship(10)).toEqual(['spool-damaged']);
  expect(await ship(11)).toEqual([]);
  expect(store.events.size).toBe(12);
  const { latest } = await readCheckpoints(state);
  const lines = await spooledLines(new Spool(state, latest?.spool), () => expect.fail('still damaged'));
  expect(lines.map((one) => `${one}\n`)).toEqual([0, 1, 2, 3, 4, 10, 11].map(line));
});
