import type { Cause, Strength } from '../../event.ts';
import type { ClientView } from './client-view.ts';

/** A cause that the client's output leaves open. */
export interface Remaining {
  readonly cause: Cause;
  readonly strength: Strength;
  /** What speaks against it, as far as the client can tell. */
  readonly against: string;
}

/** What an ending means, and what it leaves open, the likelier first. */
export interface Reading {
  readonly says: string;
  readonly remaining: readonly Remaining[];
}

const NOTHING = 'nothing that the client saw speaks against it';
const open = (...causes: Cause[]): Remaining[] =>
  causes.map((cause) => ({ cause, strength: 'weak', against: NOTHING }));

/** What the client's output proves, and what it leaves open. A close and a reset are the same event: neither chooses between causes. */
export function readingOf(view: ClientView): Reading {
  const { ending, words } = view;
  if (words === 'Exceeded MaxStartups') return EXCEEDED;
  if (words === 'Not allowed at this time') return NOT_ALLOWED;
  if (ending === 'cut-before-banner' || (ending === 'cut' && view.stage === 'tcp')) return beforeBanner(view);
  if (ending === 'cut') return cutLater(view);
  if (ending !== undefined) return endings[ending];
  if (view.stage === 'session') return { says: 'the client got in, and its output tells of no cut', remaining: [] };
  return { says: 'the output ends without a word about why', remaining: [] };
}

const EXCEEDED: Reading = {
  says: 'sshd itself said "Exceeded MaxStartups": it drops connections that wait to log in',
  remaining: [
    {
      cause: 'max-startups',
      strength: 'strong',
      against: 'PerSourceMaxStartups (OpenSSH 8.5 to 9.7) is told in the same words',
    },
    { cause: 'per-source-max-startups', strength: 'weak', against: 'it is off unless sshd_config sets it' },
  ],
};

const NOT_ALLOWED: Reading = {
  says: 'sshd itself said "Not allowed at this time" (OpenSSH 9.8 and later): a penalty, MaxStartups and PerSourceMaxStartups are told in the same words',
  remaining: [
    { cause: 'per-source-penalty', strength: 'weak', against: 'MaxStartups is told in the same words' },
    { cause: 'max-startups', strength: 'weak', against: 'a penalty is told in the same words' },
    { cause: 'per-source-max-startups', strength: 'weak', against: 'it is off unless sshd_config sets it' },
  ],
};

function beforeBanner({ words, isVerbose }: ClientView): Reading {
  if (words !== undefined) {
    return {
      says: `the server said ${JSON.stringify(words)} and closed before its banner: words of the administrator's own (twist in hosts.deny), or of something that is not sshd`,
      remaining: open('tcp-wrappers', 'network'),
    };
  }
  const silent = isVerbose
    ? 'since OpenSSH 8.2 sshd says so before it closes, and the client was told nothing'
    : NOTHING;
  return {
    says: 'the server took the connection and closed it before its banner; whether the client calls that reset or closed is chance',
    remaining: [
      {
        cause: 'tcp-wrappers',
        strength: 'weak',
        against: 'it takes about 5 s, if the cut came at once it was something else',
      },
      { cause: 'max-startups', strength: 'weak', against: silent },
      { cause: 'per-source-penalty', strength: 'weak', against: silent },
      ...open('fail2ban', 'denyhosts', 'sshguard').map((one) => ({
        ...one,
        against: 'it looks like this only where it bans by hosts.deny',
      })),
      ...open('resource-exhaustion', 'server-config', 'socket-limit', 'network'),
    ],
  };
}

function cutLater({ stage, isVerbose }: ClientView): Reading {
  if (stage === 'kex')
    return {
      says: 'the connection was cut while keys were exchanged',
      remaining: open('login-grace-time', 'network', 'resource-exhaustion', 'access-policy', 'protocol'),
    };
  if (stage === 'auth')
    return {
      says: 'the connection was cut while logging in',
      remaining: open('login-grace-time', 'access-policy', 'max-auth-tries', 'resource-exhaustion', 'network'),
    };
  if (stage === 'session')
    return {
      says: 'the client was in, and the session was cut',
      remaining: open('client-alive', 'network', 'resource-exhaustion'),
    };
  const unknown = open(
    'tcp-wrappers',
    'max-startups',
    'per-source-penalty',
    'login-grace-time',
    'access-policy',
    'network',
  );
  const hint = isVerbose ? '' : '; at which stage shows only with ssh -vv, since OpenSSH 9.5 also before the banner';
  return { says: `the connection was cut${hint}`, remaining: unknown };
}

const endings: Readonly<Record<Exclude<ClientView['ending'], undefined | 'cut' | 'cut-before-banner'>, Reading>> = {
  'name-not-found': {
    says: "the server's name was not found, so no server was asked: it is the client's DNS",
    remaining: [],
  },
  'tcp-refused': {
    says: 'nothing listens on that port, or something in front of it answers for it: sshd never saw this connection',
    remaining: open('server-down', 'firewall', 'fail2ban', 'sshguard', 'crowdsec', 'server-config'),
  },
  'tcp-timeout': {
    says: 'no answer at all: packets are dropped on the way, and sshd never saw this connection',
    remaining: open('firewall', 'fail2ban', 'sshguard', 'crowdsec', 'network', 'resource-exhaustion'),
  },
  'tcp-unreachable': {
    says: 'a router or a firewall said that there is no way: sshd never saw this connection',
    remaining: open('firewall', 'network'),
  },
  'banner-timeout': {
    says: 'the connection was taken, and no banner came in time: sshd is stopped, out of resources, or something stands in its place',
    remaining: open('resource-exhaustion', 'max-startups', 'network'),
  },
  'not-ssh': {
    says: 'what answered is not an SSH server: a wrong port, a proxy, a tarpit',
    remaining: open('network'),
  },
  'no-common-algorithm': {
    says: 'client and server share no algorithm',
    remaining: [{ cause: 'negotiation', strength: 'proof', against: NOTHING }],
  },
  'too-many-failures': {
    says: 'sshd ended it after too many failed logins; often an agent that offers many keys',
    remaining: [{ cause: 'max-auth-tries', strength: 'proof', against: NOTHING }],
  },
  'permission-denied': {
    says: 'the login failed, and nothing cut the connection: wrong key or password, or a rule that shuts this user out',
    remaining: open('access-policy'),
  },
  disconnected: {
    says: 'the server ended it with a reason of its own',
    remaining: open('access-policy', 'protocol', 'server-down'),
  },
  'server-silent': {
    says: 'the session was in use, and the way to the server broke',
    remaining: open('network', 'client-alive', 'resource-exhaustion'),
  },
  'channel-refused': {
    says: 'the connection stands; the server refused a session or a forwarding in it',
    remaining: open('max-sessions', 'access-policy'),
  },
  'host-key': { says: "the client itself ended it: the server's key is not the one it knows", remaining: [] },
  'client-side': { says: 'the client itself refused before it asked the server', remaining: [] },
};
