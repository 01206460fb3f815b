import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ShipLog } from '../../src/cli/ship-log.ts';
import { Operating } from '../../src/cli/ship-operating.ts';
import { parseConfig } from '../../src/ship/config/read-config.ts';
import type { DeliveryStats } from '../../src/ship/delivery.ts';
import { whyNotReady, whyStalled } from '../../src/ship/operating/health.ts';
import { isLoopback, type ListenAddress, parseListen } from '../../src/ship/operating/listen-address.ts';
import { RunTotals } from '../../src/ship/operating/run-totals.ts';
import { Shipper } from '../../src/ship/ship.ts';
import type { ShipOptions, ShipStats } from '../../src/ship/ship-options.ts';
import { scratchFolder } from '../source/scratch-folder.ts';
import { freePort } from './free-port.ts';
import { MemoryStore } from './memory-delivery.ts';
import { until } from './run-ship.ts';

const stats: ShipStats = {
  lines: 3,
  bytes: 300,
  events: 2,
  incidents: 1,
  unread: 1,
  lag: {},
  checkpointAt: Number.NaN,
  oldest: Number.POSITIVE_INFINITY,
  turnedAt: 1_000_000,
  isOpen: true,
  isStateFull: false,
};
const delivery: DeliveryStats = {
  delivered: 2,
  duplicates: 1,
  deadLetters: 0,
  requests: 1,
  retries: 0,
  bytes: 500,
  queued: 0,
  queuedBytes: 0,
  inFlight: 0,
  reachable: true,
};

const line = '2026-11-21T01:00:10+00:00 web1 sshd[1]: refused connect from 192.0.2.7 (192.0.2.7)\n';

const options = (folder: string): ShipOptions => ({
  inputs: { logs: [join(folder, 'logs', '*.log')], from: 'beginning' },
  events: 'all',
  state: join(folder, 'state'),
  machine: { id: 'machine-1', name: 'shipper' },
  onNotice: () => {},
});

function look(ofShipper: Partial<ShipStats> = {}, ofDelivery: Partial<DeliveryStats> = {}) {
  const totals = new RunTotals();
  totals.begin({ stats: () => ({ ...stats, ...ofShipper }), deliveryStats: () => ({ ...delivery, ...ofDelivery }) });
  return totals.look();
}

describe('health', () => {
  it('is well while the loop turns, and for as long as a stop may take', () => {
    expect(whyStalled(look(), 1_120_000, 0)).toBeUndefined();
    expect(whyStalled(look(), 1_125_000, 0)).toBe('the main loop has not turned for 125 s');
    expect(whyStalled(look(), 1_125_000, 10_000)).toBeUndefined();
    expect(whyStalled(new RunTotals().look(), 1_125_000, 0)).toBeUndefined();
  });

  it('is told over HTTP', async () => {
    const port = await freePort();
    const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
    const operating = new Operating({ env: {} }, '1.2.3', new ShipLog({ stderr, env: {} }));
    await operating.apply(parseConfig(`drain: 1\nmetrics: {listen: '127.0.0.1:${port}'}`, 'sshwhy.yml', {}));
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      return [answer.status, await answer.text()];
    };
    expect(await ask('/healthz')).toEqual([200, 'ok\n']);
    expect(await ask('/readyz')).toEqual([503, 'starting: the logs are not open yet\n']);
    const stuck = { ...stats, turnedAt: Date.now() - 200_000, isStateFull: true };
    operating.begin({ stats: () => stuck, deliveryStats: () => delivery });
    expect(await ask('/healthz')).toEqual([503, expect.stringMatching(/^the main loop has not turned for 20\d s\n$/)]);
    expect(await ask('/readyz')).toEqual([503, 'the state folder cannot be written; is the disk full?\n']);
    await operating.close();
    await expect(ask('/healthz')).rejects.toThrow('fetch failed');
  });

  it('turns while the output takes nothing', async () => {
    const folder = scratchFolder();
    for (const name of ['logs', 'state']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'logs', 'auth.log'), line);
    const store = new MemoryStore();
    store.isDown = true;
    let opened = 0;
    const shipper = new Shipper({ ...options(folder), onOpen: () => opened++ });
    const running = shipper.run(store.open);
    const waits = () => shipper.stats().oldest < Number.POSITIVE_INFINITY;
    await until(waits);
    expect(shipper.stats().oldest).toBe(Date.UTC(2026, 10, 21, 1, 0, 10) * 1000);
    const { turnedAt } = shipper.stats();
    await until(() => shipper.stats().turnedAt > turnedAt);
    store.isDown = false;
    await until(() => !waits());
    shipper.stop();
    await running;
    expect(opened).toBe(1);
  });
});

describe('readiness', () => {
  it('says while the state cannot be written, and no longer', async () => {
    const folder = scratchFolder();
    const state = join(folder, 'state');
    mkdirSync(join(folder, 'logs'));
    writeFileSync(join(folder, 'logs', 'auth.log'), line);
    const shipper = new Shipper({ ...options(folder), state });
    const running = shipper.run(new MemoryStore().open);
    await until(() => shipper.stats().isStateFull);
    mkdirSync(state);
    await until(() => !shipper.stats().isStateFull);
    shipper.stop();
    expect(await running).toBe(true);
  });

  it('has a reason for everything that keeps lines from being delivered', () => {
    expect(whyNotReady(look())).toEqual([]);
    expect(whyNotReady(new RunTotals().look())).toEqual([expect.stringContaining('starting')]);
    expect(whyNotReady(look({ isOpen: false }))).toEqual([expect.stringContaining('starting')]);
    expect(whyNotReady(look({ isStateFull: true }, { reachable: false }))).toEqual([
      expect.stringContaining('the output does not answer'),
      expect.stringContaining('the state folder cannot be written'),
    ]);
  });
});

describe('totals', () => {
  it('go on with each shipper', () => {
    const totals = new RunTotals();
    for (const lines of [3, 5, 7]) {
      totals.begin({ stats: () => ({ ...stats, lines }), deliveryStats: () => undefined });
    }
    expect(totals.look().totals).toMatchObject({ lines: 15, readBytes: 900, delivered: 0 });
    totals.begin({ stats: () => stats, deliveryStats: () => delivery });
    totals.begin({ stats: () => stats, deliveryStats: () => delivery });
    expect(totals.look().totals).toMatchObject({ lines: 21, delivered: 4, duplicates: 2, sentBytes: 1000 });
  });
});

describe('an address to listen at', () => {
  it.each<[string, ListenAddress, boolean]>([
    ['127.0.0.1:9469', { host: '127.0.0.1', port: 9469 }, true],
    ['127.8.8.8:1', { host: '127.8.8.8', port: 1 }, true],
    ['localhost:65535', { host: 'localhost', port: 65_535 }, true],
    ['[::1]:9469', { host: '::1', port: 9469 }, true],
    ['0.0.0.0:9469', { host: '0.0.0.0', port: 9469 }, false],
    ['[::]:9469', { host: '::', port: 9469 }, false],
    ['[::ffff:192.0.2.1]:9469', { host: '::ffff:192.0.2.1', port: 9469 }, false],
  ])('is %s', (text, address, isLocal) => {
    expect(parseListen(text)).toEqual(address);
    expect(isLoopback(address)).toBe(isLocal);
  });

  it.each(['9469', ':9469', '127.0.0.1', '127.0.0.1:0', '127.0.0.1:65536', '::1:9469', 'example.com:9469', '127.1:1'])(
    'is not %s',
    (text) => {
      expect(parseListen(text)).toBeUndefined();
    },
  );
});
