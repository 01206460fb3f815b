import { BlockList } from 'node:net';
import type { OpenIncident } from './open-incident.ts';
import { remembered } from './remembered.ts';
import type { Context } from './rule.ts';
import { hasJustEnded } from './skew.ts';

/** What a ban tool did to one address. Times are microseconds since the epoch, NaN while it has not happened or is unknown. */
export interface Ban {
  /** What led to it, as the tool names it: jails of fail2ban, scenarios of CrowdSec. */
  rules: readonly string[];
  /** Those of them whose ban is in force. */
  active: readonly string[];
  bans: number;
  /** `Found` lines, attacks or alerts before the first ban. */
  found: number;
  bannedAt: number;
  since: number;
  unbannedAt: number;
  /** When it ends by itself, where no line will tell. */
  until: number;
  /** In all bans that ended. */
  banned: number;
  restored: boolean;
  /** How long it was to last, in the tool's words; '' when it did not say. */
  length: string;
  increased: string;
  ineffective: number;
  /** Connections that TCP wrappers refused, and that a firewall dropped, while it was in force. */
  refused: number;
  dropped: number;
  /** Whose drops they were, by the firewall rule's prefix. */
  droppedBy: string;
  /** The network that is banned, in CIDR form; '' for a single address. */
  network: string;
  /** It ended without a line: somebody got in, or the tool was stopped. */
  ending: '' | 'let-in' | 'stopped' | 'expired';
  /** The failures that led to it, in words; '' when the logs do not show them. */
  failures: string;
  failuresFrom: number;
  /** Failures after the first ban. */
  laterTries: number;
}

/** Bouncers ask for decisions every 10 seconds, so a ban that ran out still cuts for a while. */
const GRACE = 15_000_000;

export const newBan = (): Ban => ({
  rules: [],
  active: [],
  bans: 0,
  found: 0,
  bannedAt: Number.NaN,
  since: Number.NaN,
  unbannedAt: Number.NaN,
  until: Number.NaN,
  banned: 0,
  restored: false,
  length: '',
  increased: '',
  ineffective: 0,
  refused: 0,
  dropped: 0,
  droppedBy: '',
  network: '',
  ending: '',
  failures: '',
  failuresFrom: Number.NaN,
  laterTries: 0,
});

/** Whether the ban is in force at this time. */
export function isInForce({ active, until }: Ban, time: number): boolean {
  return active.length > 0 && !(time > until + GRACE);
}

/** The ban is over at `time`. */
export function endBan(incident: OpenIncident<Ban>, time: number): void {
  const { detail } = incident;
  detail.active = [];
  detail.unbannedAt = time;
  const length = time - detail.since;
  if (!Number.isNaN(length)) detail.banned += length;
  incident.lasting = false;
  incident.over = true;
  incident.host.forgetBan(incident);
}

/** Ends bans that ran out by themselves before `time`. */
export function expireBan(incident: OpenIncident<Ban>, time: number): void {
  const { detail } = incident;
  if (detail.active.length === 0 || !(time > detail.until + GRACE)) return;
  detail.ending = 'expired';
  endBan(incident, detail.until);
}

const writers = ['fail2ban', 'sshguard', 'denyhosts'];
const lowerCase = remembered((prefix) => prefix.toLowerCase(), 256);

/** How well a tool goes with what cut the connection, see `cutByBan`; 0: it cannot have done it. */
function suits(tool: string, prefix: string | undefined): number {
  if (prefix === undefined) return writers.indexOf(tool) + 1;
  return namesTool(lowerCase(prefix), tool) ? 2 : 1;
}

/**
 * Counts a cut connection of the line's address to the ban in force that did it; where several are, to one of them.
 *
 * @param prefix  of the firewall rule that dropped it; undefined when TCP wrappers refused it
 * @returns false when there is no such ban
 */
export function cutByBan(context: Context, count: number, prefix?: string): boolean {
  if (context.source?.open === undefined && context.host.networkBans.size === 0) return false;
  const incident = banInForce(context, prefix);
  if (!incident) return false;
  const { detail } = incident;
  const first = detail.refused + detail.dropped === 0;
  if (prefix === undefined) detail.refused += count;
  else {
    detail.dropped += count;
    detail.droppedBy ||= prefix;
  }
  incident.add(context.event, count, first);
  return true;
}

function namesTool(word: string, tool: string): boolean {
  return word.includes(tool) || (tool === 'fail2ban' && word.includes('f2b'));
}

function banInForce(context: Context, prefix: string | undefined): OpenIncident<Ban> | undefined {
  const { event, source } = context;
  const { time } = event.line;
  let best: OpenIncident<Ban> | undefined;
  let most = 0;
  for (let open = source?.open; open !== undefined; open = open.next) {
    const { tool } = open;
    const ban = open as OpenIncident<Ban>;
    const own = tool === undefined ? 0 : suits(tool, prefix) * likelihood(ban.detail, time);
    if (own > most) {
      best = ban;
      most = own;
    }
  }
  return best ?? banOfNetwork(context, prefix);
}

function likelihood(ban: Ban, time: number): number {
  if (isInForce(ban, time)) return 1;
  return hasJustEnded(ban, time) ? 0.1 : 0;
}

/** An address of a banned network gets an incident of its own: who was cut is what matters. */
function banOfNetwork(context: Context, prefix: string | undefined): OpenIncident<Ban> | undefined {
  const { event, host } = context;
  if (host.networkBans.size === 0) return undefined;
  const ip = event.sourceIp;
  if (ip === undefined) return undefined;
  for (const [open, addresses] of host.networkBans) {
    const { detail, rule, tool } = open;
    if (!isInForce(detail, event.line.time) || suits(tool as string, prefix) === 0) continue;
    if (!addresses.check(ip, ip.includes(':') ? 'ipv6' : 'ipv4')) continue;
    const incident = context.open(rule);
    if (!incident) return undefined;
    const { rules, active, bans, bannedAt, since, until, length, network } = detail;
    Object.assign(incident.detail, { rules, active, bans, bannedAt, since, until, length, network });
    incident.lasting = true;
    host.bans.add(incident);
    return incident;
  }
  return undefined;
}

/** All addresses of a network in CIDR form. */
export function addressesOf(network: string): BlockList {
  const [base = '', prefix] = network.split('/');
  const list = new BlockList();
  list.addSubnet(base, Number(prefix), base.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
