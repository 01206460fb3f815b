import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServiceManager } from '../../src/cli/service-manager.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { ShipProcess, until } from './run-ship.ts';

vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let config: string;
let env: Record<string, string>;
let shipper: ShipProcess | undefined;

/** A systemd-notify that writes down what it is called with, and its environment. */
function program(exit = 0) {
  const path = join(folder, 'bin', 'systemd-notify');
  writeFileSync(path, `#!/bin/sh\necho "$*" >> '${folder}/told'\n/usr/bin/env >> '${folder}/env'\nexit ${exit}\n`);
  chmodSync(path, 0o755);
}

const told = () => {
  const path = join(folder, 'told');
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
};

const configure = (more = '') => {
  const inputs = `inputs: {logs: ['${folder}/*.log']}\n`;
  writeFileSync(config, `${inputs}output: {file: {path: '${folder}/out'}}\n${more}`);
};

beforeEach(() => {
  folder = scratchFolder();
  mkdirSync(join(folder, 'bin'));
  config = join(folder, 'sshwhy.yml');
  configure();
  const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
  env = { PATH, NOTIFY_SOCKET: '/run/systemd/notify', SSHWHY_ELASTICSEARCH_API_KEY: 'S3CRET' };
});
afterEach(async () => {
  await shipper?.kill();
  shipper = undefined;
});

function follow(more: Record<string, string> = {}): ShipProcess {
  shipper = new ShipProcess(['--config', config, '--state', join(folder, 'state')], { ...env, ...more });
  return shipper;
}

it('tells systemd when it is ready, reloads and stops', async () => {
  program();
  const running = follow();
  await until(() => told().length === 1);
  configure('events: all\n');
  running.signal('SIGHUP');
  await until(() => told().length === 3);
  configure('evnts: all\n');
  running.signal('SIGHUP');
  await until(() => told().length === 5);
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  const reloading = expect.stringMatching(/^RELOADING=1 MONOTONIC_USEC=\d+$/);
  expect(told()).toEqual(['READY=1', reloading, 'READY=1', reloading, 'READY=1', 'STOPPING=1']);
  const given = readFileSync(join(folder, 'env'), 'utf8');
  expect(given).toContain('NOTIFY_SOCKET=/run/systemd/notify');
  expect(given).not.toContain('S3CRET');
});

it('tells the watchdog that it lives', async () => {
  program();
  const running = follow({ WATCHDOG_USEC: '200000' });
  await until(() => told().filter((words) => words === 'WATCHDOG=1').length >= 3);
  running.signal('SIGTERM');
  expect(await running.end()).toBe(0);
  expect(told()).toContain('READY=1');
});

it('feeds no watchdog of others, and none when it does not live', async () => {
  program();
  const silent = new ServiceManager(env, () => {});
  silent.watch({ WATCHDOG_USEC: '20000', WATCHDOG_PID: '1' }, () => true);
  let asked = 0;
  const dead = new ServiceManager(env, () => {});
  dead.watch({ WATCHDOG_USEC: '20000', WATCHDOG_PID: String(process.pid) }, () => {
    asked++;
    return false;
  });
  await until(() => asked >= 3);
  dead.ready();
  await Promise.all([silent.close(), dead.close()]);
  expect(told()).toEqual(['READY=1']);
});

it('tells nobody where nobody wants to know', async () => {
  program();
  const manager = new ServiceManager({ PATH: env.PATH }, () => {});
  manager.ready();
  manager.watch({ WATCHDOG_USEC: '20000' }, () => true);
  await manager.close();
  expect(told()).toEqual([]);
});

it.each([
  ['fails', 'systemd-notify: exit 3'],
  ['is not there', 'ENOENT'],
])('ships on when the program %s, and says so once', async (_, reason) => {
  if (reason !== 'ENOENT') program(3);
  const troubles: string[] = [];
  const manager = new ServiceManager({ ...env, PATH: join(folder, 'bin') }, (trouble) => troubles.push(trouble));
  manager.ready();
  manager.stopping();
  await manager.close();
  expect(troubles).toEqual([expect.stringContaining(reason)]);
});
