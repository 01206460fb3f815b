import { isPlainAddress } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { times } from '../words.ts';
import { banOf } from './fail2ban.ts';

interface Refusal {
  /** The ban tool whose log was being read at the last refusal, and holds no ban; '' when there is none. */
  banTool: string;
}

export const tcpWrappers: Rule<Refusal> = {
  cause: 'tcp-wrappers',
  about: 'source',
  locksOut: 'address',
  on: {
    'connection-refused': (context) => {
      const { event, host } = context;
      if (banOf(context)) return; // a ban tool wrote hosts.deny: its incident counts it
      const incident = context.open(tcpWrappers);
      if (!incident) return;
      incident.detail.banTool = host.banTool;
      incident.add(event, event.count);
    },
  },
  detail: () => ({ banTool: '' }),
  weigh: () => ({ strength: 'proof', severity: 45 }),
  tell: ({ source, detail, count }) => {
    const ip = source?.ip ?? '';
    const { banTool } = detail;
    const why = `${banTool}'s log was read along and holds no ban of ${ip}: the rule that matches is not its work`;
    return {
      message: `${ip} was refused ${times(count)} by TCP wrappers: a rule in /etc/hosts.deny, or a DENY in /etc/hosts.allow, matches it`,
      facts: banTool ? [{ label: `Why not ${banTool}`, text: why }] : [],
      remedy: isPlainAddress(ip) ? remedy(ip) : [],
    };
  },
};

function remedy(ip: string) {
  const written = ip.includes(':') ? `[${ip}]` : ip;
  return [
    {
      text: 'Find the rule that matches: the address, its network, its host name, ALL or PARANOID',
      command: `grep -nE '${ip.replaceAll('.', '\\.')}|ALL|PARANOID|sshd' /etc/hosts.allow /etc/hosts.deny`,
    },
    {
      text: 'If it belongs here, allow it: hosts.allow is read first, and no restart is needed (undo: take the line out)',
      command: `echo 'sshd: ${written}' >> /etc/hosts.allow`,
    },
  ];
}
