import type { LogEvent } from '../../parser/log-event.ts';
import type { ChainStep, Fact, RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { isPlainAddress } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import type { Source } from '../source.ts';
import { ownCopy } from '../text-store.ts';
import { plural, span, times, userList, userName } from '../words.ts';
import type { Attack } from './brute-force.ts';

export interface Ban {
  jails: string[];
  found: number;
  /** Times; NaN while it has not happened. */
  bannedAt: number;
  unbannedAt: number;
  restored: boolean;
  increased: string;
  ineffective: number;
  refused: number;
  /** The failures that led to it, in words; '' when the logs do not show them. */
  failures: string;
  failuresFrom: number;
  active: string[];
}

/** Jails whose bans close the SSH port, by the names that distributions and guides use. */
const CUTS_SSH = /ssh|recidive|dropbear|all/i;

/** The incident of a ban that is in force for this address, or undefined. */
export function banOf(source: Source): OpenIncident<Ban> | undefined {
  const incident = source.incident('fail2ban') as OpenIncident<Ban> | undefined;
  return incident && incident.detail.active.length > 0 ? incident : undefined;
}

function ban(context: Context, restored: boolean): void {
  const { event, host } = context;
  const incident = context.open(fail2ban);
  if (!incident) return;
  host.banToolSeen = 'fail2ban';
  const { detail } = incident;
  const jail = jailOf(event);
  if (!detail.jails.includes(jail)) detail.jails.push(jail);
  if (!detail.active.includes(jail)) detail.active.push(jail);
  if (Number.isNaN(detail.bannedAt)) {
    detail.bannedAt = event.line.time;
    takeFailures(context, detail);
  }
  detail.restored ||= restored;
  detail.unbannedAt = Number.NaN;
  incident.lasting = true;
  incident.over = false;
  incident.add(event, 0, true);
}

/** The failures before the ban are its first chapter, not an incident of their own. */
function takeFailures(context: Context, detail: Ban): void {
  const attack = context.source?.incident('brute-force') as OpenIncident<Attack> | undefined;
  if (!attack) return;
  const { tries } = attack.detail;
  detail.failures = `${plural(tries, 'failed login')}${attack.users.length > 0 ? ` as ${userList(attack, 3)}` : ''}`;
  detail.failuresFrom = attack.start;
  context.absorb(attack);
}

export const fail2ban: Rule<Ban> = {
  cause: 'fail2ban',
  about: 'source',
  locksOut: 'address',
  on: {
    'ban-candidate': (context) => {
      context.host.banToolSeen = 'fail2ban';
      const incident = context.open(fail2ban);
      if (!incident) return;
      incident.detail.found += context.event.count;
      incident.add(context.event, 0);
    },
    ban: (context) => ban(context, false),
    'ban-restored': (context) => ban(context, true),
    'ban-increased': (context) => {
      const incident = context.open(fail2ban);
      if (!incident) return;
      incident.detail.increased = ownCopy(String(context.event.get('sshwhy.ban.duration') ?? ''));
      incident.add(context.event, 0);
    },
    'ban-ineffective': (context) => {
      const incident = context.open(fail2ban);
      if (!incident) return;
      incident.detail.ineffective += context.event.count;
      incident.add(context.event, 0);
    },
    unban: (context) => {
      const { source, event } = context;
      const incident = source?.incident('fail2ban') as OpenIncident<Ban> | undefined;
      if (!incident) return; // the ban lies before the log begins
      const { detail } = incident;
      detail.active = detail.active.filter((jail) => jail !== jailOf(event));
      incident.add(event, 0, true);
      if (detail.active.length > 0) return;
      detail.unbannedAt = event.line.time;
      incident.lasting = false;
      incident.over = true;
    },
    'connection-refused': (context) => {
      const incident = context.source && banOf(context.source);
      if (!incident) return;
      incident.detail.refused += context.event.count;
      incident.add(context.event, context.event.count);
    },
  },
  detail: () => ({
    jails: [],
    found: 0,
    bannedAt: Number.NaN,
    unbannedAt: Number.NaN,
    restored: false,
    increased: '',
    ineffective: 0,
    refused: 0,
    failures: '',
    failuresFrom: Number.NaN,
    active: [],
  }),
  weigh: ({ detail }) => {
    if (detail.jails.length === 0) return undefined; // found, but never banned
    if (isElsewhere(detail)) return { strength: 'weak', severity: 15 };
    return { strength: detail.refused > 0 ? 'proof' : 'strong', severity: Number.isNaN(detail.unbannedAt) ? 50 : 40 };
  },
  tell: (incident) => {
    const { detail, source } = incident;
    const ip = source?.ip ?? '';
    const lasted = detail.unbannedAt - detail.bannedAt;
    const length = Number.isNaN(lasted) ? ' and is still banned where the log ends' : ` for ${span(lasted)}`;
    const refused = detail.refused > 0 ? ` and refused ${times(detail.refused)}` : '';
    return {
      message: `${ip} was banned by fail2ban (jail ${detail.jails.join(', ')})${length}${refused}`,
      chain: chain(incident),
      facts: facts(detail),
      remedy: isPlainAddress(ip) ? remedy(ip, detail) : [],
    };
  },
};

function chain({ detail, source }: OpenIncident<Ban>): ChainStep[] {
  const steps: ChainStep[] = [];
  if (detail.failures) steps.push({ time: detail.failuresFrom, text: detail.failures });
  if (detail.found > 0) steps.push({ time: Number.NaN, text: `${detail.found} × Found` });
  steps.push({ time: detail.bannedAt, text: detail.restored ? 'Restore Ban (fail2ban was restarted)' : 'Ban' });
  if (detail.refused > 0) {
    const text = `${detail.refused} × refused connect: the ban is written into hosts.deny, and TCP wrappers refuse`;
    steps.push({ time: Number.NaN, text });
  }
  if (!Number.isNaN(detail.unbannedAt)) steps.push({ time: detail.unbannedAt, text: 'Unban' });
  if (source?.isKnown && source.lastLogin > detail.bannedAt) {
    steps.push({ time: source.lastLogin, text: `${userName(source.users[0] as string)} let in` });
  }
  return steps;
}

function facts(detail: Ban): Fact[] {
  const found: Fact[] = [];
  if (isElsewhere(detail))
    found.push({
      label: 'Another service',
      text: 'the jail is not named after SSH; such a ban mostly closes the ports of its own service only',
    });
  if (detail.increased)
    found.push({ label: 'Increased', text: `ban time was increased to ${detail.increased} for a repeated offender` });
  if (detail.ineffective > 0) {
    const works =
      detail.refused > 0
        ? 'TCP wrappers still let sshd log each refused try'
        : 'the ban does not keep it out (wrong port, chain or address family in the ban action?)';
    found.push({
      label: 'Already banned',
      text: `fail2ban saw it again ${times(detail.ineffective)} while banned: ${works}`,
    });
  }
  return found;
}

function remedy(ip: string, detail: Ban): RemedyStep[] {
  const banned = Number.isNaN(detail.unbannedAt);
  const jails = detail.jails.filter((jail) => /^[\w.-]+$/.test(jail));
  return [
    ...(banned
      ? jails.map((jail) => ({
          text: 'Let it in now, if it belongs here',
          command: `fail2ban-client set ${jail} unbanip ${ip}`,
        }))
      : []),
    {
      text: `Never ban it again: in /etc/fail2ban/jail.local under [DEFAULT] write  ignoreip = 127.0.0.1/8 ::1 ${ip}`,
      command: 'fail2ban-client reload',
    },
  ];
}

function jailOf(event: LogEvent): string {
  return ownCopy(String(event.get('rule.name') ?? '?'));
}

function isElsewhere({ refused, jails }: Ban): boolean {
  return refused === 0 && !jails.some((jail) => CUTS_SSH.test(jail));
}
