import type { Ban } from './ban.ts';
import type { BanTool } from './ban-rule.ts';
import type { ChainStep, Fact } from './incident.ts';
import type { OpenIncident } from './open-incident.ts';
import { isPlainAddress } from './remedy/server.ts';
import type { Story } from './rule.ts';
import { list, plural, span, times, userName } from './words.ts';

/** A ban in words. */
export function banStory(tool: BanTool, incident: OpenIncident<Ban>, isLockout: boolean): Story {
  const { detail, source } = incident;
  const ip = source?.ip ?? '';
  const whole = detail.network.startsWith(`${ip}/`) ? detail.network : '';
  const bans = detail.bans === 1 ? '' : ` ${times(detail.bans)}`;
  const cut = detail.refused + detail.dropped;
  const refused = cut > 0 ? ` and refused ${times(cut)}` : '';
  const length = lengthOf(detail);
  return {
    message: `${whole || ip} was banned${bans} by ${tool.name}${rulesOf(tool, detail)}${refused ? length : length.replace(/,$/, '')}${refused}`,
    chain: chain(tool, incident),
    facts: facts(tool, incident),
    remedy: isPlainAddress(ip) ? tool.remedy(ip, incident, isLockout) : [],
  };
}

function rulesOf({ ruleWord }: BanTool, { rules }: Ban): string {
  if (!ruleWord || rules.length === 0) return '';
  return ` (${ruleWord}${rules.length === 1 ? '' : 's'} ${list(rules)})`;
}

function lengthOf({ active, bans, banned, since, bannedAt, ending }: Ban): string {
  if (active.length > 0) {
    return Number.isNaN(since) ? ', nobody knows since when,' : ', still in force where the log ends,';
  }
  if (Number.isNaN(bannedAt)) return '';
  const about = ending === 'let-in' ? 'at most ' : '';
  return bans === 1 ? ` for ${about}${span(banned)}` : `, ${about}${span(banned)} in all,`;
}

function chain(tool: BanTool, { detail, source }: OpenIncident<Ban>): ChainStep[] {
  const steps: ChainStep[] = [];
  const add = (text: string, time = Number.NaN) => steps.push({ time, text });
  if (detail.failures) add(detail.failures, detail.failuresFrom);
  if (detail.found > 0) add(`${detail.found} × ${tool.found}`);
  const network = detail.network ? ` of ${detail.network}` : '';
  const length = detail.length ? ` for ${detail.length}` : '';
  add(detail.restored ? `Restore Ban (${tool.name} was restarted)` : `Ban${network}${length}`, detail.bannedAt);
  if (detail.refused > 0) {
    add(`${detail.refused} × refused connect (the ban is written into hosts.deny, and TCP wrappers refuse)`);
  }
  if (detail.dropped > 0) {
    add(`${plural(detail.dropped, 'connection')} dropped by the firewall (its log says ${detail.droppedBy})`);
  }
  if (detail.laterTries > 0) add(plural(detail.laterTries, 'more failed login'));
  if (detail.bans > 1) add(plural(detail.bans - 1, 'more ban'));
  if (!Number.isNaN(detail.unbannedAt) && detail.ending !== 'let-in') add(ENDS[detail.ending], detail.unbannedAt);
  const after = source?.logins.find(
    (time) => time > (detail.unbannedAt || detail.bannedAt) || time === detail.unbannedAt,
  );
  if (source && after !== undefined) add(`${userName(source.users[0] as string)} let in`, after);
  return steps;
}

const ENDS: Readonly<Record<Ban['ending'], string>> = {
  '': 'Unban',
  stopped: 'stopped, which takes all bans away',
  expired: 'ran out',
  'let-in': '',
};

function facts(tool: BanTool, { detail, source }: OpenIncident<Ban>): Fact[] {
  const found: Fact[] = [];
  const note = (label: string, text: string) => found.push({ label, text });
  const cut = detail.refused + detail.dropped;
  if (cut === 0 && tool.isElsewhere?.(detail)) {
    const text = 'the jail is not named after SSH; such a ban mostly closes the ports of its own service only';
    note('Another service', text);
  }
  if (detail.rules.includes('synchronisation')) {
    note('Not from here', 'the synchronisation server named the address: it attacked others, not this host');
  }
  if (Number.isNaN(detail.bannedAt)) {
    note(
      'Since when',
      'the list has no times: the ban is in force when the list was saved, and may be older than the log',
    );
  }
  if (detail.network && source) {
    note('Whom it hits', `the ban is for ${detail.network}, so for everybody there`);
  }
  if (detail.ending === 'let-in') {
    note(
      'The end',
      `${tool.name} lets go of old entries without a line that names them; that somebody got in shows it`,
    );
  }
  if (detail.increased) note('Increased', `the ban time grew to ${detail.increased} for a repeated offender`);
  if (detail.ineffective > 0) {
    const normal = 'normal here, since hosts.deny refuses but sshd still logs each try';
    const broken = 'the ban does not keep it out: wrong port, chain or address family in the ban action?';
    const text = `${tool.name} saw it again ${times(detail.ineffective)} while banned: ${detail.refused > 0 ? normal : broken}`;
    note('Already banned', text);
  }
  return found;
}
