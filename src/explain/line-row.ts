import { isLimitOfXinetd, isSshService } from '../correlate/rules/xinetd-limit.ts';
import type { LogEvent } from '../parser/log-event.ts';
import { type LineRow, lineRows } from './decision-table.ts';

const LIMIT: LineRow = { role: 'refuses', cause: 'socket-limit' };
const FIRST_PACKET = /(?:^| )SYN(?: |$)/;
const ANSWER = /(?:^| )ACK(?: |$)/;

/** The row of the decision table for a line; undefined when it says nothing about a connection to sshd. */
export function rowOf(event: LogEvent, sshPorts: ReadonlySet<number>): LineRow | undefined {
  const row = lineRows[event.action];
  if (row === undefined) return undefined;
  if (row.cause === 'firewall') return isNewConnection(event, sshPorts) ? row : undefined;
  if (event.match.parser.spec.id !== 'xinetd.refused') return row;
  if (!isSshService(String(event.get('sshwhy.service')))) return undefined;
  return isLimitOfXinetd(String(event.get('event.reason'))) ? LIMIT : row;
}

function isNewConnection(event: LogEvent, sshPorts: ReadonlySet<number>): boolean {
  const port = event.get('destination.port');
  if (typeof port !== 'number' || !sshPorts.has(port)) return false;
  const flags = event.get('sshwhy.packet.flags');
  return typeof flags !== 'string' || (FIRST_PACKET.test(flags) && !ANSWER.test(flags));
}
