import type { OpenIncident } from '../open-incident.ts';
import type { Context, Rule } from '../rule.ts';
import { ownCopy } from '../text-store.ts';
import { list, plural, userList } from '../words.ts';
import { isEstablished, joinChild } from './established.ts';

interface Broken {
  /** What the system said. */
  errors: readonly string[];
  /** Connections in which the data arrived damaged. */
  damaged: number;
  /** Most other addresses that lost their sessions within seconds of one of these. */
  others: number;
}

const DAMAGED =
  /message authentication code|corrupt|padding error|bad packet length|Integrity error|invalid format|incomplete message/i;
/** What a client that simply ends brings about. */
const ORDINARY = /^(?:Connection reset by peer|Broken pipe)$/;
const MOST_ERRORS = 3;
const NEAR = 5_000_000;
const MOST_RECENT = 64;

function broke(context: Context): void {
  const { event, host, session } = context;
  if (!isEstablished(context)) return; // scanners come and go
  joinChild(context);
  const again = session?.broke === true; // two lines of one end
  if (session) session.broke = true;
  const incident = context.open(network) as OpenIncident<Broken> | undefined;
  if (!incident) return;
  const { detail } = incident;
  const message = event.line.message;
  const error = ownCopy(
    String(event.get('error.message') ?? (DAMAGED.test(message) ? message : 'Connection reset by peer')).slice(0, 80),
  );
  if (DAMAGED.test(message) && !again) detail.damaged++;
  if (!detail.errors.includes(error) && detail.errors.length < MOST_ERRORS) detail.errors = [...detail.errors, error];
  const { recentBreaks } = host.server;
  const key = event.sourceKey;
  if (key !== undefined) recentBreaks.push({ key, time: event.line.time });
  if (recentBreaks.length > MOST_RECENT) recentBreaks.shift();
  const near = recentBreaks.filter(({ key: other, time }) => other !== key && Math.abs(event.line.time - time) <= NEAR);
  detail.others = Math.max(detail.others, new Set(near.map(({ key: other }) => other)).size);
  incident.add(event, again ? 0 : event.count);
}

/** Sessions that were established and broke, by no decision of sshd. */
export const network: Rule<Broken> = {
  cause: 'network',
  about: 'source',
  locksOut: 'never',
  on: { 'connection-reset': broke, 'protocol-error': broke },
  detail: () => ({ errors: [], damaged: 0, others: 0 }),
  weigh: ({ detail, count }) => {
    // A client that is killed resets its connection: once is nobody's network.
    const isOrdinary = detail.errors.every((error) => ORDINARY.test(error));
    if (count === 0 || (count === 1 && detail.others === 0 && isOrdinary)) return undefined;
    if (detail.damaged > 0) return { strength: 'proof', severity: 40 };
    return { strength: 'strong', severity: detail.others > 1 ? 35 : count > 2 ? 25 : 15 };
  },
  tell: (incident) => {
    const { source, count, detail } = incident;
    const names = userList(incident);
    const who = `${names ? `${names} from ` : ''}${source?.ip}`;
    const what = detail.damaged > 0 ? 'broke: data arrived damaged' : 'broke on the way or at the client';
    return {
      message: `${plural(count, 'session')} of ${who} ${what} (${list(detail.errors)})`,
      facts: [
        {
          label: 'Not sshd',
          text: 'the log shows no decision of sshd: the client, its machine or something in between ended it',
        },
        ...(detail.others > 0
          ? [
              {
                label: 'At the same time',
                text: `${plural(detail.others, 'other address', 'other addresses')} lost sessions within seconds, which points to the server’s own side or a firewall that all pass`,
              },
            ]
          : []),
      ],
      remedy: detail.damaged > 0 ? DAMAGED_STEPS : STEPS,
    };
  },
};

const STEPS = [
  {
    text: 'On the client, keep idle connections warm, in case something in between forgets them',
    file: '~/.ssh/config',
    settings: ['ServerAliveInterval 30'],
  },
  {
    text: 'See whether packets get lost, or are too large for the way (a small MTU)',
    command: 'ss -tie state established "( sport = :22 )"; ip -s link',
  },
];

const DAMAGED_STEPS = [
  {
    text: 'Look for errors of the network card, and turn off its checksums as a test (undo: on)',
    command: 'ip -s link; ethtool -K IFACE rx off tx off',
  },
  {
    text: 'On the client, see whether another cipher helps: then a device in between or a program is faulty',
    command: 'ssh -c aes256-ctr -m hmac-sha2-256 USER@HOST',
  },
];
