import { createHash } from 'node:crypto';
import { ecsVersion } from '../sink/ecs.ts';
import { isoTime } from '../sink/iso-time.ts';
import type { ShipDocument } from './delivery.ts';
import { eventOf } from './shipped.ts';

/** What a shipper did since it last told. */
export interface ShipperWork {
  /** Lines read, and those of watched programs that no parser knows. */
  readonly lines: number;
  readonly unread: number;
  readonly delivered: number;
  readonly deadLetters: number;
  /** The oldest a line was when it was delivered, seconds. */
  readonly behind: number;
}

/**
 * A sign of life, for the dashboard "Shipper health" and for an alarm when it stays away: `event.kind: metric`,
 * `event.action: shipper-status`, numbers under `sshwhy.shipper`.
 *
 * @param time  microseconds since the epoch
 */
export function shipperStatus(host: string, version: string, time: number, work: ShipperWork): ShipDocument {
  const { lines, unread, delivered, deadLetters, behind } = work;
  const id = createHash('sha1').update(`${host}\0shipper-status\0${time}`).digest('hex');
  const document = {
    '@timestamp': isoTime(time),
    ecs: { version: ecsVersion },
    event: {
      id,
      kind: 'metric',
      action: 'shipper-status',
      category: ['host'],
      type: ['info'],
      provider: 'sshwhy',
      module: 'sshwhy',
      dataset: 'sshwhy.event',
    },
    message: `sshwhy read ${lines} lines and delivered ${delivered} documents`,
    host: { name: host, hostname: host },
    service: { name: 'sshwhy', version },
    sshwhy: { shipper: { lines, unread, delivered, dead_letters: deadLetters, behind } },
  };
  return eventOf(id, Buffer.from(JSON.stringify(document)));
}
