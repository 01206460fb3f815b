import type { ShipDocument } from '../../src/ship/delivery.ts';

/** The i-th event of a test. */
export function event(i: number, more: object = {}): ShipDocument {
  const id = `event-${i}`;
  const source = JSON.stringify({
    '@timestamp': '2026-11-21T01:13:38.940123Z',
    event: { id },
    message: `line ${i}`,
    ...more,
  });
  return { kind: 'event', id, revision: 0, month: '', source: Buffer.from(source) };
}

export function events(from: number, to: number): ShipDocument[] {
  return Array.from({ length: to - from }, (_, i) => event(from + i));
}

export function incident(id: string, revision: number): ShipDocument {
  const source = JSON.stringify({ '@timestamp': '2026-11-21T01:13:38Z', sshwhy: { incident: { id, revision } } });
  return { kind: 'incident', id, revision, month: '2026.11', source: Buffer.from(source) };
}
