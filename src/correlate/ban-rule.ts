import type { Cause } from '../event.ts';
import { addressesOf, type Ban, endBan, isInForce, newBan } from './ban.ts';
import { banStory } from './ban-story.ts';
import { goDuration } from './go-duration.ts';
import type { Host } from './host.ts';
import type { RemedyStep } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import type { Context, Rule } from './rule.ts';
import { takeFailures } from './rules/brute-force.ts';
import { takeEarlyCuts } from './skew.ts';
import { ownCopy } from './text-store.ts';

/** What one ban tool has of its own; all else is the same for all of them. */
export interface BanTool {
  readonly cause: Cause & ('fail2ban' | 'denyhosts' | 'crowdsec' | 'sshguard');
  /** As it writes itself. */
  readonly name: string;
  /** What it calls one thing that counts towards a ban. */
  readonly found: string;
  /** `jail sshd`: what the rules are called; '' when they are not worth telling. */
  readonly ruleWord: string;
  /** Each of its rules bans by itself (jails); else a second ban while one is in force is the same. */
  readonly bansByRule?: boolean;
  /** The ban leaves SSH alone: it is for another service. */
  isElsewhere?(ban: Ban): boolean;
  /** It lets go of an address without a line that names it; who gets in shows that it did. */
  readonly endsSilently?: boolean;
  /** Lines of these parsers tell that it let go of everybody. */
  readonly stops?: readonly `${string}.${string}`[];
  /** How to let the address in, now and for good. Only addresses and checked names may go into commands. */
  remedy(ip: string, incident: OpenIncident<Ban>, isLockout: boolean): RemedyStep[];
}

/** Whoever was banned by mistake comes back later, and that is how it shows. */
const SIX_HOURS = 6 * 3_600_000_000;

/** The rule of a ban tool: failures → found → ban → what it cut → unban, one incident for each address. */
export function banRule(tool: BanTool): Rule<Ban> {
  const rule: Rule<Ban> = {
    cause: tool.cause,
    tool: tool.cause,
    about: 'source',
    locksOut: 'address',
    idle: SIX_HOURS,
    on: {
      'ban-candidate': (context) => {
        const incident = heard(context);
        if (!incident) return;
        if (incident.detail.bans === 0) incident.detail.found += context.event.count;
        incident.add(context.event, 0);
      },
      ban: (context) => ban(context, false),
      'ban-restored': (context) => ban(context, true),
      'ban-increased': (context) => {
        const incident = heard(context);
        if (!incident) return;
        incident.detail.increased = ownCopy(String(context.event.get('sshwhy.ban.duration') ?? ''));
        incident.add(context.event, 0);
      },
      'ban-ineffective': (context) => {
        const incident = heard(context);
        if (!incident) return;
        incident.detail.ineffective += context.event.count;
        incident.add(context.event, 0);
      },
      unban,
      ...(tool.endsSilently ? { ssh_login: letIn } : {}),
      ...Object.fromEntries((tool.stops ?? []).map((id) => [id, stopped])),
    },
    detail: newBan,
    weigh: ({ detail }) => {
      if (detail.bans === 0) return undefined; // found, but never banned
      const cut = detail.refused + detail.dropped > 0;
      if (!cut && tool.isElsewhere?.(detail)) return { strength: 'weak', severity: 15 };
      return { strength: cut ? 'proof' : 'strong', severity: detail.active.length > 0 ? 50 : 40 };
    },
    tell: (incident, lockouts) => banStory(tool, incident, lockouts.length > 0),
  };

  /** A line of the tool about an address: from here on its silence about others means something. */
  function heard(context: Context): OpenIncident<Ban> | undefined {
    context.host.heard(tool.name);
    return context.open(rule);
  }

  function ban(context: Context, restored: boolean): void {
    const incident = heard(context);
    if (!incident) return;
    const { event, host } = context;
    const { detail } = incident;
    const { time } = event.line;
    const name = ownCopy(String(event.get('rule.name') ?? ''));
    if (name && !detail.rules.includes(name)) detail.rules = [...detail.rules, name];
    const key = tool.bansByRule ? name : tool.name;
    const wasInForce = isInForce(detail, time);
    const isAgain = wasInForce && detail.active.includes(key);
    if (!wasInForce) {
      detail.active = [];
      detail.since = time;
    }
    if (!isAgain) {
      detail.active = [...detail.active, key];
      if (detail.bans++ === 0) {
        detail.bannedAt = time;
        detail.restored = restored;
        Object.assign(detail, takeFailures(context));
        takeEarlyCuts(context, incident);
      }
    }
    // A list without times may come before the log that has one.
    if (Number.isNaN(detail.bannedAt)) detail.bannedAt = detail.since = time;
    noteEnd(context, detail);
    if (noteNetwork(context, detail)) host.networkBans.set(incident, addressesOf(detail.network));
    detail.unbannedAt = Number.NaN;
    detail.ending = '';
    incident.lasting = true;
    incident.over = false;
    host.bans.add(incident);
    incident.add(event, 0, !isAgain);
    const over = goDuration(String(event.get('sshwhy.ban.over') ?? ''));
    if (!Number.isNaN(over)) endBan(incident, exportedAt(context) - over);
  }

  function unban(context: Context): void {
    const incident = context.source?.incident(tool.cause) as OpenIncident<Ban> | undefined;
    if (!incident) return; // the ban lies before the log begins
    const { event } = context;
    const { detail } = incident;
    const name = String(event.get('rule.name') ?? '');
    incident.add(event, 0, true);
    const left = tool.bansByRule ? detail.active.filter((jail) => jail !== name) : [];
    detail.active = left;
    if (left.length > 0 || detail.bans === 0) return;
    endBan(incident, event.line.time);
    if (detail.network) endMembers(context.host, detail.network, event.line.time);
  }

  /** Those of its addresses that were cut have incidents of their own. */
  function endMembers(host: Host, network: string, time: number): void {
    for (const incident of host.bans) {
      if (incident.rule === rule && incident.detail.network === network) endBan(incident, time);
    }
  }

  function letIn(context: Context): void {
    if (!context.isSuccess) return; // most lines about logins tell of failures
    const incident = context.source?.incident(tool.cause) as OpenIncident<Ban> | undefined;
    const { time } = context.event.line;
    if (!incident || !isInForce(incident.detail, time) || !(incident.detail.since < time)) return;
    incident.detail.ending = 'let-in';
    incident.add(context.event, 0, true);
    endBan(incident, time);
  }

  function stopped({ host, event }: Context): void {
    for (const incident of host.bans) {
      if (incident.rule !== rule) continue;
      incident.detail.ending = 'stopped';
      endBan(incident, event.line.time);
    }
  }
  return rule;
}

/** CrowdSec says how long a ban lasts, and writes no line when it is over. */
function noteEnd(context: Context, detail: Ban): void {
  const { event } = context;
  const length = event.get('sshwhy.ban.duration');
  const seconds = event.get('sshwhy.ban.seconds');
  const left = goDuration(String(event.get('sshwhy.ban.left') ?? ''));
  if (typeof length === 'string') {
    detail.length = ownCopy(length);
    const until = event.line.time + goDuration(length);
    if (!(detail.until > until)) detail.until = until;
  } else if (typeof seconds === 'number' && seconds > 0) detail.length = `${seconds} s`;
  else if (!Number.isNaN(left)) detail.until = exportedAt(context) + left;
}

/** When a list was written: the last change of its file; NaN when that is not known. */
function exportedAt({ event }: Context): number {
  return event.line.file.modified ?? Number.NaN;
}

/** True when the ban is about a network. */
function noteNetwork({ event }: Context, detail: Ban): boolean {
  const prefix = event.get('sshwhy.ban.prefix');
  const ip = event.sourceIp;
  if (typeof prefix !== 'number' || ip === undefined) return false;
  const most = ip.includes(':') ? 128 : 32;
  const isNetwork = prefix < most && prefix > 0;
  if (isNetwork) detail.network = `${ip}/${prefix}`;
  return isNetwork;
}
