import type { LogEvent } from '../../parser/log-event.ts';
import type { ChainStep, Fact, RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import { isPlainAddress } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, plural, span, times, userName } from '../words.ts';
import { takeFailures } from './brute-force.ts';

export interface Ban {
  jails: readonly string[];
  /** Jails whose ban is in force. */
  active: readonly string[];
  bans: number;
  /** `Found` lines before the first ban. */
  found: number;
  /** Times; NaN while it has not happened. */
  bannedAt: number;
  since: number;
  unbannedAt: number;
  /** Microseconds in all bans that ended. */
  banned: number;
  restored: boolean;
  increased: string;
  ineffective: number;
  refused: number;
  /** The failures that led to it, in words; '' when the logs do not show them. */
  failures: string;
  failuresFrom: number;
  /** Failures after the first ban. */
  laterTries: number;
}

/** Jails whose bans close the SSH port, by the names that distributions and guides use. */
const CUTS_SSH = /ssh|recidive|dropbear|all/i;

/** The incident of a ban that is in force for the line's address, or undefined. */
export function banOf({ source }: Context): OpenIncident<Ban> | undefined {
  const incident = source?.incident('fail2ban') as OpenIncident<Ban> | undefined;
  return incident && incident.detail.active.length > 0 ? incident : undefined;
}

/** A line of fail2ban about an address: from here on its silence about others means something. */
function heard(context: Context): OpenIncident<Ban> | undefined {
  context.host.banTool = 'fail2ban';
  return context.open(fail2ban);
}

function ban(context: Context, restored: boolean): void {
  const incident = heard(context);
  if (!incident) return;
  const { event } = context;
  const { detail } = incident;
  const jail = jailOf(event);
  if (!detail.jails.includes(jail)) detail.jails = [...detail.jails, jail];
  if (detail.active.length === 0) detail.since = event.line.time;
  if (!detail.active.includes(jail)) detail.active = [...detail.active, jail];
  if (detail.bans++ === 0) {
    detail.bannedAt = event.line.time;
    detail.restored = restored;
    Object.assign(detail, takeFailures(context));
  }
  detail.unbannedAt = Number.NaN;
  incident.lasting = true;
  incident.over = false;
  incident.add(event, 0, true);
}

function unban(context: Context): void {
  const incident = context.source?.incident('fail2ban') as OpenIncident<Ban> | undefined;
  if (!incident) return; // the ban lies before the log begins
  const { event } = context;
  const { detail } = incident;
  detail.active = detail.active.filter((jail) => jail !== jailOf(event));
  incident.add(event, 0, true);
  if (detail.active.length > 0 || detail.bans === 0) return;
  detail.unbannedAt = event.line.time;
  detail.banned += event.line.time - detail.since;
  incident.lasting = false;
  incident.over = true;
}

export const fail2ban: Rule<Ban> = {
  cause: 'fail2ban',
  about: 'source',
  locksOut: 'address',
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
    'connection-refused': (context) => {
      const incident = banOf(context);
      if (!incident) return;
      const first = incident.detail.refused === 0;
      incident.detail.refused += context.event.count;
      incident.add(context.event, context.event.count, first);
    },
  },
  detail: () => ({
    jails: [],
    active: [],
    bans: 0,
    found: 0,
    bannedAt: Number.NaN,
    since: Number.NaN,
    unbannedAt: Number.NaN,
    banned: 0,
    restored: false,
    increased: '',
    ineffective: 0,
    refused: 0,
    failures: '',
    failuresFrom: Number.NaN,
    laterTries: 0,
  }),
  weigh: ({ detail }) => {
    if (detail.bans === 0) return undefined; // found, but never banned
    if (isElsewhere(detail)) return { strength: 'weak', severity: 15 };
    return { strength: detail.refused > 0 ? 'proof' : 'strong', severity: detail.active.length > 0 ? 50 : 40 };
  },
  tell: (incident, lockouts) => {
    const { detail, source } = incident;
    const ip = source?.ip ?? '';
    const jails = `${detail.jails.length === 1 ? 'jail' : 'jails'} ${list(detail.jails)}`;
    const bans = detail.bans === 1 ? '' : ` ${times(detail.bans)}`;
    const refused = detail.refused > 0 ? ` and refused ${times(detail.refused)}` : '';
    return {
      message: `${ip} was banned${bans} by fail2ban (${jails})${lengthOf(detail)}${refused}`,
      chain: chain(incident),
      facts: facts(detail),
      remedy: isPlainAddress(ip) ? remedy(ip, detail, lockouts.length > 0) : [],
    };
  },
};

function lengthOf({ active, bans, banned }: Ban): string {
  if (active.length > 0) return ', still in force where the log ends,';
  return bans === 1 ? ` for ${span(banned)}` : `, ${span(banned)} in all,`;
}

function chain({ detail, source }: OpenIncident<Ban>): ChainStep[] {
  const steps: ChainStep[] = [];
  if (detail.failures) steps.push({ time: detail.failuresFrom, text: detail.failures });
  if (detail.found > 0) steps.push({ time: Number.NaN, text: `${detail.found} × Found` });
  steps.push({ time: detail.bannedAt, text: detail.restored ? 'Restore Ban (fail2ban was restarted)' : 'Ban' });
  if (detail.refused > 0) {
    const text = `${detail.refused} × refused connect (the ban is written into hosts.deny, and TCP wrappers refuse)`;
    steps.push({ time: Number.NaN, text });
  }
  if (detail.laterTries > 0) steps.push({ time: Number.NaN, text: plural(detail.laterTries, 'more failed login') });
  if (detail.bans > 1) steps.push({ time: Number.NaN, text: plural(detail.bans - 1, 'more ban') });
  if (!Number.isNaN(detail.unbannedAt)) steps.push({ time: detail.unbannedAt, text: 'Unban' });
  const after = source?.logins.find((time) => time > (detail.unbannedAt || detail.bannedAt));
  if (source && after !== undefined) steps.push({ time: after, text: `${userName(source.users[0] as string)} let in` });
  return steps;
}

function facts(detail: Ban): Fact[] {
  const found: Fact[] = [];
  if (isElsewhere(detail)) {
    const text = 'the jail is not named after SSH; such a ban mostly closes the ports of its own service only';
    found.push({ label: 'Another service', text });
  }
  if (detail.increased) {
    found.push({ label: 'Increased', text: `the ban time grew to ${detail.increased} for a repeated offender` });
  }
  if (detail.ineffective > 0) {
    const normal = 'normal here, since hosts.deny refuses but sshd still logs each try';
    const broken = 'the ban does not keep it out: wrong port, chain or address family in the ban action?';
    const text = `fail2ban saw it again ${times(detail.ineffective)} while banned: ${detail.refused > 0 ? normal : broken}`;
    found.push({ label: 'Already banned', text });
  }
  return found;
}

function remedy(ip: string, detail: Ban, isLockout: boolean): RemedyStep[] {
  const jails = detail.active.filter((jail) => /^[\w.-]+$/.test(jail));
  const caution = isLockout && detail.failures ? ', once you know whose the failed logins were' : '';
  return [
    ...jails.map((jail) => ({
      text: 'Let it in now, if it belongs here',
      command: `fail2ban-client set ${jail} unbanip ${ip}`,
    })),
    {
      text: `If it belongs here${caution}, never ban it again: add it to what [DEFAULT] already ignores`,
      file: '/etc/fail2ban/jail.local',
      settings: [`ignoreip = 127.0.0.1/8 ::1 ${ip}`],
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
