import type { RemedyStep } from '../incident.ts';
import type { OpenIncident } from '../open-incident.ts';
import type { Drops } from '../rules/firewall.ts';

/** What may stand in single quotes: prefixes are chosen by people, and the log could hold anything. */
const PLAIN = /^[\w .:[\]/-]{1,40}$/;

/** How to find the rule and to let the address through, for the firewall that its prefix shows. */
export function firewallRemedy(ip: string, { detail }: OpenIncident<Drops>): RemedyStep[] {
  const prefix = detail.prefixes.find((text) => PLAIN.test(text)) ?? '';
  const { port } = detail;
  if (prefix.startsWith('[UFW')) return ufw(ip, port, prefix);
  if (isFirewalld(prefix)) return firewalld(ip, port, prefix);
  if (detail.chain) return proxmox(ip, port);
  return plain(ip, port, prefix);
}

function ufw(ip: string, port: number, prefix: string): RemedyStep[] {
  const rule = `from ${ip} to any port ${port} proto tcp`;
  const limited = prefix.includes('LIMIT');
  return [
    {
      text: limited
        ? 'Open fewer connections: one for all sessions (ControlMaster), fewer tries of a script'
        : 'See the rules in their order; what none of them allows is blocked by the default policy',
      command: limited
        ? 'ssh -o ControlMaster=auto -o ControlPath=~/.ssh/%C -o ControlPersist=60 …'
        : 'ufw status verbose',
    },
    {
      text: `If it belongs here, let it through before all other rules (undo: ufw delete allow ${rule})`,
      command: `ufw prepend allow ${rule}`,
    },
  ];
}

function isFirewalld(prefix: string): boolean {
  return /^(?:filter_)?(?:IN|FWD|FINAL|STATE_INVALID|rpfilter|RFC3964)\w*_(?:REJECT|DROP)\b|^FINAL_REJECT/.test(prefix);
}

function firewalld(ip: string, port: number, prefix: string): RemedyStep[] {
  const zone = /^(?:filter_)?IN_([\w-]{1,40})_(?:REJECT|DROP)/.exec(prefix)?.[1];
  const inZone = zone ? `--zone=${zone} ` : '';
  const family = ip.includes(':') ? 'ipv6' : 'ipv4';
  const rule = `'rule family="${family}" source address="${ip}" port port="${port}" protocol="tcp" accept'`;
  return [
    { text: 'See what the zone allows', command: `firewall-cmd ${inZone}--list-all` },
    {
      text: `If it belongs here, let it through (undo: the same with --remove-rich-rule)`,
      command: `firewall-cmd --permanent ${inZone}--add-rich-rule=${rule} && firewall-cmd --reload`,
    },
  ];
}

function proxmox(ip: string, port: number): RemedyStep[] {
  return [
    { text: 'See the rules as they are in force', command: 'pve-firewall compile | less' },
    {
      text: 'If it belongs here, let it through: for the host in host.fw of its node, for a guest in its VMID.fw (undo: take the line out)',
      file: '/etc/pve/nodes/NODE/host.fw or /etc/pve/firewall/VMID.fw',
      settings: ['[RULES]', `IN ACCEPT -source ${ip} -p tcp -dport ${port}`],
      command: 'pve-firewall compile',
    },
  ];
}

function plain(ip: string, port: number, prefix: string): RemedyStep[] {
  const v6 = ip.includes(':');
  const tables = v6 ? 'ip6tables' : 'iptables';
  const rule = `INPUT -p tcp -s ${ip} --dport ${port} -j ACCEPT`;
  const search = prefix ? ` | grep -nF -- '${prefix}'` : '';
  return [
    {
      text: 'Find the rule that writes such lines; the one that drops stands next to it or is the same',
      command: `{ nft -a list ruleset; iptables-save; ip6tables-save; } 2>/dev/null${search}`,
    },
    {
      text: `If it belongs here, let it through before that, with iptables (undo: ${tables} -D ${rule})`,
      command: `${tables} -I ${rule}`,
    },
    {
      text: 'The same with nftables: table and chain are those that the search shows (undo: nft delete rule inet filter input handle N)',
      command: `nft insert rule inet filter input ${v6 ? 'ip6' : 'ip'} saddr ${ip} tcp dport ${port} accept`,
    },
  ];
}
