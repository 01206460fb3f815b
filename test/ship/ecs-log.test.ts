import { closeSync, fstatSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { ShipLog } from '../../src/cli/ship-log.ts';
import { UserError } from '../../src/error.ts';
import { lockState } from '../../src/ship/state-lock.ts';
import { collector } from '../cli/collector.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { ShipProcess, ship } from './run-ship.ts';

let folder: string;
let flags: string[];

beforeEach(() => {
  folder = scratchFolder();
  const config = join(folder, 'sshwhy.yml');
  const output = `output: {file: {path: '${folder}/out'}}\n`;
  writeFileSync(config, `inputs: {logs: ['${folder}/*.log', '${folder}']}\n${output}log: {format: ecs}\n`);
  flags = ['--config', config, '--state', join(folder, 'state'), '--once'];
});

const objects = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

it('is an ECS object a line', async () => {
  const { code, err } = await ship(flags);
  const told = objects(err);
  expect([code, told.map((one) => one['event.action'])]).toEqual([
    2,
    ['started', 'unreadable', 'unreadable', 'stopped'],
  ]);
  for (const one of told) {
    expect(one).toEqual({
      'log.level': expect.stringMatching(/^(?:info|warn)$/),
      '@timestamp': expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      'ecs.version': '9.4.0',
      'service.name': 'sshwhy',
      'service.version': expect.stringMatching(/^\d+\.\d+\.\d+/),
      'event.dataset': 'sshwhy.log',
      'event.action': expect.any(String),
      'process.pid': process.pid,
      message: expect.any(String),
    });
  }
  expect(told[1].message).toBe(`${folder} is no file. Name the log itself, or a glob such as DIR/*.log.`);
});

it('has what ends it as well', async () => {
  const lock = await lockState(join(folder, 'state'));
  const { code, err } = await ship(flags);
  await lock.release();
  expect([code, objects(err)]).toEqual([
    2,
    [expect.objectContaining({ 'log.level': 'error', 'event.action': 'state-in-use' })],
  ]);
});

it('may be asked for by the environment, and is text without', async () => {
  const text = await ship(flags, { SSHWHY_LOG_FORMAT: 'text' });
  expect(text.err).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z info: /);
  const { code, err } = await ship(flags, { SSHWHY_LOG_FORMAT: 'json' });
  expect([code, err]).toEqual([2, expect.stringContaining('SSHWHY_LOG_FORMAT: log.format: must be one of text, ecs')]);
});

it('keeps the priority where the journal gets it', async () => {
  const path = join(folder, 'journal');
  const file = openSync(path, 'w');
  const { dev, ino } = fstatSync(file);
  const running = new ShipProcess(flags, { JOURNAL_STREAM: `${dev}:${ino}` }, file);
  expect(await running.end()).toBe(2);
  closeSync(file);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['<6>', '<4>', '<4>', '<6>']);
  expect(objects(lines.map((line) => line.slice(3)).join('\n'))).toHaveLength(4);
});

it('lets nothing through that steers a terminal, and has the stack of a bug', async () => {
  const { screen: stderr, text } = collector();
  const log = new ShipLog({ stderr, env: {} });
  await log.use({ format: 'ecs' }, '1.2.3');
  log.tell({ level: 'warn', code: 'dead-letter', message: 'refused: \x1b[2J\u009b2J\n"' });
  log.fail(new UserError('no-key', 'no key', 'Make one.'), 'not changed: ');
  log.fail(new TypeError('oh\x07'));
  const [hostile, mended, bug] = objects(text());
  expect(hostile.message).toBe('refused: \\x1b[2J\\x9b2J\\x0a"');
  expect(mended).toMatchObject({ 'event.action': 'no-key', message: 'not changed: no key. Make one.' });
  expect(bug).toMatchObject({ 'event.action': 'bug', 'error.type': 'TypeError', message: 'oh\\x07' });
  expect(bug['error.stack_trace']).toContain('ecs-log.test.ts');
});
