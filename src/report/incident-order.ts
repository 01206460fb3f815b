import type { Incident } from '../correlate/incident.ts';

/** The most important first: lock-outs, then by severity, count and time. No two incidents are equal. */
export function compareIncidents(a: Incident, b: Incident): number {
  return (
    Number(b.lockouts.length > 0) - Number(a.lockouts.length > 0) ||
    b.severity - a.severity ||
    b.count - a.count ||
    (a.start || 0) - (b.start || 0) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}
