import type { Incident } from '../correlate/incident.ts';
import type { Cause } from '../event.ts';
import { sameUser } from '../line/escapes.ts';
import type { LogEvent } from '../parser/log-event.ts';
import type { AddressList } from './address-list.ts';

/** What is asked for; what is left out lets everything through. Times are microseconds since the epoch. */
export interface Filters {
  readonly since?: number;
  readonly until?: number;
  readonly sources?: AddressList;
  readonly causes?: readonly Cause[];
  readonly users?: readonly string[];
  readonly hosts?: readonly string[];
}

/** Whether an incident is asked for; one is that overlaps the window, and one whose time is not known. */
export function wantsIncident(filters: Filters, incident: Incident): boolean {
  const { since, until, sources, causes, users, hosts } = filters;
  if (since !== undefined && incident.end < since) return false;
  if (until !== undefined && incident.start > until) return false;
  if (causes !== undefined && !causes.includes(incident.cause)) return false;
  if (hosts !== undefined && !isHost(hosts, incident.host)) return false;
  if (users !== undefined && !usersOf(incident).some((user) => isUser(users, user))) return false;
  return sources === undefined || addressesOf(incident).some((address) => sources.has(address));
}

/** Whether a line is asked for. A line has no cause, so `causes` makes no difference here. */
export function wantsEvent(filters: Filters, event: LogEvent): boolean {
  const { since, until, sources, users, hosts } = filters;
  const { time, host } = event.line;
  if (since !== undefined && time < since) return false;
  if (until !== undefined && time > until) return false;
  if (hosts !== undefined && !isHost(hosts, host)) return false;
  if (users !== undefined && (event.userName === undefined || !isUser(users, event.userName))) return false;
  return sources === undefined || (!event.ambiguous && event.sourceIp !== undefined && sources.has(event.sourceIp));
}

function isHost(hosts: readonly string[], host: string): boolean {
  const name = host.toLowerCase();
  return hosts.some((wanted) => wanted.toLowerCase() === name);
}

/** The log has a name that is not plain ASCII escaped, once or twice. */
function isUser(users: readonly string[], name: string): boolean {
  return users.some((user) => sameUser(user, name));
}

function usersOf({ users, sources, lockouts }: Incident): string[] {
  return [...users, ...sources.flatMap((source) => source.users), ...lockouts.flatMap((lockout) => lockout.users)];
}

/** Everybody it is about: cut, locked out, or to blame. */
function addressesOf({ subject, sources, lockouts, blame }: Incident): string[] {
  const cut = [...sources.map(({ ip }) => ip), ...lockouts.map(({ source }) => source)];
  return [subject, ...cut, ...blame.map(({ source }) => source)];
}
