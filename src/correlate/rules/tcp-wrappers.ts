import { isPlainAddress } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { times } from '../words.ts';
import { banOf } from './fail2ban.ts';

export const tcpWrappers: Rule<{ banTool: string | undefined }> = {
  cause: 'tcp-wrappers',
  about: 'source',
  locksOut: 'address',
  on: {
    'connection-refused': (context) => {
      if (context.source && banOf(context.source)) return; // a ban tool wrote hosts.deny: its incident counts it
      const incident = context.open(tcpWrappers);
      if (!incident) return;
      incident.detail.banTool = context.host.banToolSeen;
      incident.add(context.event, context.event.count);
    },
  },
  detail: () => ({ banTool: undefined }),
  weigh: () => ({ strength: 'proof', severity: 45 }),
  tell: ({ source, detail, count }) => {
    const ip = source?.ip ?? '';
    const facts = [];
    if (detail.banTool) {
      const text = `${detail.banTool}'s log is among what was read and holds no ban of ${ip} at that time: the line in hosts.deny is not its work`;
      facts.push({ label: `Why not ${detail.banTool}`, text });
    }
    return {
      message: `${ip} was refused ${times(count)} by TCP wrappers: /etc/hosts.deny (or a DENY in /etc/hosts.allow) matches it`,
      facts,
      remedy: isPlainAddress(ip) ? remedy(ip) : [],
    };
  },
};

function remedy(ip: string) {
  const written = ip.includes(':') ? `[${ip}]` : ip;
  return [
    {
      text: 'Find the rule that matches: the address, its network, its host name, ALL or PARANOID',
      command: `grep -nE '${ip.replace(/[.]/g, '\\.')}|ALL|PARANOID|sshd' /etc/hosts.allow /etc/hosts.deny`,
    },
    {
      text: 'If it belongs here, allow it: hosts.allow is read first, and no restart is needed (undo: take the line out)',
      command: `echo 'sshd: ${written}' >> /etc/hosts.allow`,
    },
  ];
}
