import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ShipOptions, Shipper } from '../../src/ship/ship.ts';

type Notice = Parameters<ShipOptions['onNotice']>[0];

import type { MemoryStore } from './memory-delivery.ts';

/** Reads what is there in `logs/*.log` and delivers it, with the state in `state/`; returns the notices. */
export async function shipOnce(folder: string, store: MemoryStore, more: Partial<ShipOptions> = {}): Promise<Notice[]> {
  const state = join(folder, 'state');
  mkdirSync(state, { recursive: true });
  const notices: Notice[] = [];
  const shipper = new Shipper({
    inputs: { logs: [join(folder, 'logs', '*.log')], from: 'beginning' },
    events: 'all',
    timeZone: 'UTC',
    state,
    machine: { id: 'machine-1', name: 'shipper' },
    once: true,
    poll: 5,
    onNotice: (notice) => notices.push(notice),
    ...more,
  });
  await shipper.run(store.open);
  return notices;
}
