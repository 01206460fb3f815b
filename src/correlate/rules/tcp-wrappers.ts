import { cutByBan } from '../ban.ts';
import type { Fact, RemedyStep } from '../incident.ts';
import { isPlainAddress } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, times } from '../words.ts';
import { isLimitOfXinetd, isSshService } from './xinetd-limit.ts';

interface Refusal {
  /** The ban tools whose logs were being read at the last refusal, and hold no ban. */
  banTools: readonly string[];
  /** `hosts.deny:3 sshd: 203.0.113.7`: the rule, where the file itself was read along. */
  rule: string;
  /** BlockHosts wrote the rule. */
  isBlockHosts: boolean;
  /** By xinetd's own rules. */
  byAddress: number;
  byOther: number;
}

function refusedByXinetd(context: Context): void {
  const { event, host } = context;
  const reason = String(event.get('event.reason') ?? 'libwrap');
  if (!isSshService(String(event.get('sshwhy.service'))) || isLimitOfXinetd(reason)) return;
  if (reason === 'libwrap') {
    const { pid, time } = event.line;
    if (host.xinetdRefusals.isKnown(pid, event.match.pattern.source, time)) return;
  }
  refused(context, reason);
}

function refused(context: Context, reason: string): void {
  const { event, host } = context;
  if (reason === 'libwrap' && cutByBan(context, event.count)) return; // a ban tool wrote hosts.deny: its incident counts it
  const incident = context.open(tcpWrappers);
  if (!incident) return;
  const { detail } = incident;
  detail.banTools = host.banTools;
  if (reason === 'address') detail.byAddress += event.count;
  else if (reason !== 'libwrap') detail.byOther += event.count;
  incident.add(event, event.count);
}

/** A line of hosts.deny that names the address: it is told with the refusals that follow, if any do. */
function ruleRead(context: Context): void {
  const { event } = context;
  const incident = context.open(tcpWrappers);
  if (!incident) return;
  const { detail } = incident;
  if (event.match.parser.spec.fields?.['observer.product'] === 'blockhosts') detail.isBlockHosts = true;
  if (detail.rule) return;
  const { file, lineNumber, original } = event.line;
  detail.rule = ownCopy(`${file.path.split('/').at(-1)}:${lineNumber} ${original.slice(0, 80)}`);
  incident.add(event, 0);
}

export const tcpWrappers: Rule<Refusal> = {
  cause: 'tcp-wrappers',
  about: 'source',
  locksOut: 'address',
  on: {
    'connection-refused': (context) => refused(context, 'libwrap'),
    'xinetd.refused': refusedByXinetd,
    'libwrap.rule': ruleRead,
    'libwrap.block-hosts-entry': ruleRead,
  },
  detail: () => ({ banTools: [], rule: '', isBlockHosts: false, byAddress: 0, byOther: 0 }),
  weigh: ({ count }) => (count > 0 ? { strength: 'proof', severity: 45 } : undefined),
  tell: ({ source, detail, count }) => {
    const ip = source?.ip ?? '';
    return {
      message: `${ip} was refused ${times(count)} by ${whatRefused(detail, count)}`,
      facts: facts(ip, detail),
      remedy: isPlainAddress(ip) ? remedy(ip, detail, count) : [],
    };
  },
};

function whatRefused({ byAddress, byOther, rule }: Refusal, count: number): string {
  const wrappers = rule
    ? `TCP wrappers: ${rule}`
    : 'TCP wrappers: a rule in /etc/hosts.deny, or a DENY in /etc/hosts.allow, matches it';
  if (byAddress + byOther === 0) return wrappers;
  const own = byOther === 0 ? 'only_from or no_access of its service' : 'the access rules of its service';
  return byAddress + byOther < count ? `xinetd (${own}) and by ${wrappers}` : `xinetd: ${own} matches it`;
}

function facts(ip: string, { banTools, isBlockHosts }: Refusal): Fact[] {
  const found: Fact[] = [];
  if (isBlockHosts) {
    const text = 'the rule stands between the marks of BlockHosts, which denies addresses that failed too often';
    found.push({ label: 'Who wrote it', text });
  } else if (banTools.length === 1) {
    const [tool] = banTools;
    const text = `${tool}'s log was read along and holds no ban of ${ip}: the rule that matches is not its work`;
    found.push({ label: `Why not ${tool}`, text });
  } else if (banTools.length > 1) {
    const text = `the logs of ${list(banTools)} were read along and hold no ban of ${ip}: the rule that matches is not their work`;
    found.push({ label: 'Why no ban tool', text });
  }
  return found;
}

function remedy(ip: string, { byAddress, byOther, isBlockHosts }: Refusal, count: number): RemedyStep[] {
  const written = ip.includes(':') ? `[${ip}]` : ip;
  const xinetd: RemedyStep[] = [
    {
      text: 'See what xinetd demands of its clients',
      command: 'grep -nE "only_from|no_access|access_times|max_load" /etc/xinetd.conf /etc/xinetd.d/*',
    },
    {
      text: `If it belongs here, add ${ip} to only_from (or take it out of no_access), then`,
      command: 'systemctl reload xinetd',
    },
  ];
  const wrappers: RemedyStep[] = [
    {
      text: 'Find the rule that matches: the address, its network, its host name, ALL or PARANOID',
      command: `grep -nE '${ip.replaceAll('.', '\\.')}|ALL|PARANOID|sshd' /etc/hosts.allow /etc/hosts.deny`,
    },
    ...(isBlockHosts
      ? [{ text: `Keep BlockHosts away from it for good: add ${ip} to WHITELIST`, file: '/etc/blockhosts.cfg' }]
      : []),
    {
      text: 'If it belongs here, allow it: hosts.allow is read first, and no restart is needed (undo: take the line out)',
      command: `echo 'sshd: ${written}' >> /etc/hosts.allow`,
    },
  ];
  const own = byAddress + byOther;
  return [...(own > 0 ? xinetd : []), ...(own < count ? wrappers : [])];
}
