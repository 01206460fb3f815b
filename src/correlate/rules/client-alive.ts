import type { OpenIncident } from '../open-incident.ts';
import { sshdConfig } from '../remedy/server.ts';
import type { Context, Rule } from '../rule.ts';
import { list, plural, span, userList } from '../words.ts';
import { joinChild } from './established.ts';

interface Silence {
  reasons: readonly string[];
  /** Microseconds from login to cut, of those whose login is in the log. */
  shortest: number;
  longest: number;
}

const words: Readonly<Record<string, string>> = {
  client_alive: 'it no longer answered',
  unused_connection: 'nothing was open in it (UnusedConnectionTimeout)',
  channel_timeout: 'nothing went through it (ChannelTimeout)',
};

function timedOut(context: Context): void {
  const { event } = context;
  if (event.match.preauth || / (?:authenticating|invalid) user /.test(event.match.pattern.source)) return; // nobody was logged in
  joinChild(context);
  const incident = context.open(clientAlive) as OpenIncident<Silence> | undefined;
  if (!incident) return;
  const { detail } = incident;
  const reason = String(event.get('event.reason') ?? 'client_alive');
  if (!detail.reasons.includes(reason)) detail.reasons = [...detail.reasons, reason];
  const lasted = event.line.time - (context.session?.acceptedAt ?? Number.NaN);
  if (lasted >= 0) {
    detail.shortest = Math.min(detail.shortest, lasted);
    detail.longest = Math.max(detail.longest, lasted);
  }
  incident.add(event, event.count);
}

export const clientAlive: Rule<Silence> = {
  cause: 'client-alive',
  about: 'source',
  locksOut: 'never',
  on: { 'client-alive-timeout': timedOut },
  detail: () => ({ reasons: [], shortest: Number.POSITIVE_INFINITY, longest: 0 }),
  weigh: () => ({ strength: 'proof', severity: 20 }),
  tell: (incident) => {
    const { source, count, host, detail } = incident;
    const names = userList(incident);
    const why = list(detail.reasons.map((reason) => words[reason] ?? reason));
    const silent = detail.reasons.includes('client_alive');
    const lasted =
      detail.shortest <= detail.longest
        ? [
            {
              label: 'Lasted',
              text:
                detail.shortest === detail.longest
                  ? span(detail.longest)
                  : `${span(detail.shortest)} to ${span(detail.longest)}, from login to cut`,
            },
          ]
        : [];
    return {
      message: `sshd closed ${plural(count, 'session')} of ${names ? `${names} from ` : ''}${source?.ip}: ${why}`,
      facts: [...lasted, ...(silent ? [NO_ANSWER] : [])],
      remedy: [
        ...(silent
          ? [
              {
                text: 'On the client, keep idle connections warm',
                file: '~/.ssh/config',
                settings: ['ServerAliveInterval 30'],
              },
              sshdConfig(
                host,
                'Bear longer silence on the server (30 s × 10)',
                'ClientAliveInterval 30',
                'ClientAliveCountMax 10',
              ),
            ]
          : []),
        ...(detail.reasons.includes('unused_connection')
          ? [sshdConfig(host, 'Leave unused connections open', 'UnusedConnectionTimeout none')]
          : []),
        ...(detail.reasons.includes('channel_timeout')
          ? [sshdConfig(host, 'Do not time out channels', 'ChannelTimeout none')]
          : []),
      ],
    };
  },
};

const NO_ANSWER = {
  label: 'Why it is silent',
  text: 'the client sleeps, has lost its network, or a router or firewall in between has forgotten the idle connection; the same length each time points to the last',
};
