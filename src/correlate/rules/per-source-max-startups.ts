import type { OpenIncident } from '../open-incident.ts';
import { sshdConfig } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { plural } from '../words.ts';

interface PerSource {
  limit: number;
}

/**
 * sshd's drop line is the same for MaxStartups and PerSourceMaxStartups; only DEBUG3 tells them apart, by the line
 * `srclimit_check_allow: … at X of Y` just before it.
 */
export const perSourceMaxStartups: Rule<PerSource> = {
  cause: 'per-source-max-startups',
  about: 'source',
  locksOut: 'address',
  on: {
    'sshd.per-source-check': (context) => {
      const { event } = context;
      const count = event.get('sshwhy.srclimit.count') as number;
      const limit = event.get('sshwhy.srclimit.limit') as number;
      if (count < limit) return;
      const incident = context.open(perSourceMaxStartups) as OpenIncident<PerSource> | undefined;
      if (!incident) return;
      incident.detail.limit = limit;
      incident.add(event, event.count, true);
      context.host.perSourceDrop = event.sourceIp;
    },
    'maxstartups-drop': (context) => {
      if (context.host.perSourceDrop === undefined || context.host.perSourceDrop !== context.event.sourceIp) return;
      context.source?.incident('per-source-max-startups')?.add(context.event, 0, true);
    },
  },
  detail: () => ({ limit: 0 }),
  weigh: () => ({ strength: 'proof', severity: 45 }),
  tell: ({ source, count, detail, host }) => ({
    message: `sshd dropped ${plural(count, 'connection')} from ${source?.ip}: it already had ${detail.limit} waiting to log in, which is PerSourceMaxStartups`,
    remedy: [
      sshdConfig(
        host,
        'If many people share that address (NAT, a jump host), allow it more',
        `PerSourceMaxStartups ${detail.limit * 4}`,
      ),
    ],
  }),
};
