import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineDelivery, streamTarget } from '../ship/line-delivery.ts';
import { type ShipOptions, Shipper } from '../ship/ship.ts';
import { tellMissing } from './ship-check-inputs.ts';
import type { ShipLog } from './ship-log.ts';
import { heedSignals } from './signals.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * `sshwhy ship --dry-run`: what would be sent, a document a line, of what is there now. The state is not touched: it works
 * on a copy.
 */
export async function dryRun(options: ShipOptions, { stdout }: Surroundings, log: ShipLog): Promise<number> {
  const state = await mkdtemp(join(tmpdir(), 'sshwhy-dry-run-'));
  try {
    await tellMissing(options.inputs, log);
    await copyState(options.state, state, log);
    const shipper = new Shipper({ ...options, state, once: true });
    const letGo = heedSignals({ stop: () => shipper.stop(), reload: () => {} });
    await shipper.run(async (listener) => new LineDelivery(streamTarget(stdout), listener)).finally(letGo);
    const { lines, events, incidents } = shipper.stats();
    const message = `read ${lines} lines, understood ${events}; ${incidents} tellings of incidents; nothing was sent`;
    log.tell({ level: 'info', code: 'dry-run', message });
    return 0;
  } finally {
    await rm(state, { recursive: true });
  }
}

async function copyState(from: string, to: string, log: ShipLog): Promise<void> {
  try {
    for (const name of await readdir(from)) {
      if (/^(?:checkpoint|spool)-[\w.]+$/.test(name)) await cp(join(from, name), join(to, name));
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    const text = `the state cannot be read (${message}): shown is what a first start would send`;
    log.tell({ level: 'warn', code: 'state-unreadable', message: text });
  }
}
