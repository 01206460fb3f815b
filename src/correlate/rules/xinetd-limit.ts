import type { Rule } from '../rule.ts';
import { plural } from '../words.ts';

interface Limit {
  reasons: readonly string[];
}

/** Whether a service of xinetd is SSH, by its name. */
export function isSshService(service: string): boolean {
  return /ssh/i.test(service);
}

/** The limit was full, which says nothing about the client. */
export function isLimitOfXinetd(reason: string): boolean {
  return reason === 'per_source_limit' || reason === 'service_limit' || reason === 'fork';
}

/** Connections that xinetd closed since too many were open. */
export const xinetdLimit: Rule<Limit> = {
  cause: 'socket-limit',
  about: 'source',
  locksOut: 'address',
  on: {
    'xinetd.refused': (context) => {
      const { event } = context;
      const reason = String(event.get('event.reason') ?? '');
      if (!isSshService(String(event.get('sshwhy.service'))) || !isLimitOfXinetd(reason)) return;
      const incident = context.open(xinetdLimit);
      if (!incident) return;
      if (!incident.detail.reasons.includes(reason)) incident.detail.reasons = [...incident.detail.reasons, reason];
      incident.add(event, event.count);
    },
  },
  detail: () => ({ reasons: [] }),
  weigh: () => ({ strength: 'proof', severity: 40 }),
  tell: ({ source, detail, count }) => {
    const perSource = detail.reasons.includes('per_source_limit');
    const which = perSource
      ? 'per_source: this address had too many open'
      : 'instances: too many were open, by anybody';
    return {
      message: `${plural(count, 'connection')} from ${source?.ip} ${count === 1 ? 'was' : 'were'} refused because of a limit of xinetd (${which})`,
      remedy: [
        {
          text: 'See who has connections open',
          command: "ss -Htn state established | awk '{print $4}' | sort | uniq -c | sort -rn | head",
        },
        {
          text: 'Allow more, if they are needed',
          file: '/etc/xinetd.d/ssh (the file of the service)',
          settings: perSource ? ['per_source = 20'] : ['instances = 100'],
          command: 'systemctl reload xinetd',
        },
      ],
    };
  },
};
