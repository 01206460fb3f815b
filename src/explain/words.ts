import type { Cause } from '../event.ts';

interface CauseWords {
  /** `MaxStartups`, for lists. */
  readonly name: string;
  /** `… cut this attempt`, with the verb. */
  readonly did: string;
  /** What the client saw, where that is known. */
  readonly clientSees?: string;
}

const reset =
  'kex_exchange_identification: read: Connection reset by peer, or … Connection closed by remote host (the same event; which one is chance)';
const unreachable = 'ssh: connect to host …: Connection refused, or Connection timed out';

/** Every cause in words for one attempt. */
export const causeWords: Readonly<Record<Cause, CauseWords>> = {
  'tcp-wrappers': {
    name: 'TCP wrappers',
    did: 'TCP wrappers refused this attempt',
    clientSees: `${reset}, often after 5 s`,
  },
  'max-startups': { name: 'MaxStartups', did: 'MaxStartups cut this attempt', clientSees: reset },
  'per-source-max-startups': {
    name: 'PerSourceMaxStartups',
    did: 'PerSourceMaxStartups cut this attempt',
    clientSees: reset,
  },
  'per-source-penalty': {
    name: 'PerSourcePenalties',
    did: "sshd's PerSourcePenalties refused this attempt",
    clientSees: reset,
  },
  fail2ban: { name: 'fail2ban', did: 'A ban by fail2ban kept this attempt out' },
  denyhosts: { name: 'DenyHosts', did: 'A ban by DenyHosts kept this attempt out' },
  crowdsec: { name: 'CrowdSec', did: 'A decision of CrowdSec kept this attempt out' },
  sshguard: { name: 'sshguard', did: 'A block by sshguard kept this attempt out' },
  firewall: { name: 'the firewall', did: 'The firewall dropped this attempt', clientSees: unreachable },
  'max-auth-tries': {
    name: 'MaxAuthTries',
    did: 'MaxAuthTries cut this attempt',
    clientSees: 'Too many authentication failures',
  },
  'max-sessions': {
    name: 'MaxSessions',
    did: 'MaxSessions refused a session in this connection',
    clientSees: 'channel 0: open failed, or mux_client_request_session',
  },
  'login-grace-time': {
    name: 'LoginGraceTime',
    did: 'LoginGraceTime cut this attempt: nobody had logged in in time',
    clientSees: 'Connection closed by …',
  },
  'client-alive': {
    name: 'ClientAliveInterval',
    did: 'sshd ended this session because the client no longer answered',
    clientSees: 'client_loop: send disconnect: Broken pipe',
  },
  'access-policy': {
    name: 'the login rules',
    did: 'The login rules denied this attempt',
    clientSees: 'Permission denied, or Connection closed by …',
  },
  negotiation: {
    name: 'the negotiation of algorithms',
    did: 'Client and server share no algorithm',
    clientSees: 'Unable to negotiate with …',
  },
  protocol: {
    name: 'a protocol error',
    did: 'What the client sent was not SSH as sshd understands it',
    clientSees: 'Invalid SSH identification string.',
  },
  'server-down': {
    name: 'a stopped sshd',
    did: 'sshd was not running when this attempt was made',
    clientSees: unreachable,
  },
  'server-config': {
    name: "sshd's configuration",
    did: "sshd's configuration or installation was broken when this attempt was made",
  },
  'resource-exhaustion': {
    name: 'a lack of resources',
    did: 'The server had run out of resources when this attempt was made',
  },
  'socket-limit': {
    name: "systemd's limit of connections",
    did: "systemd's socket refused this attempt: too many connections",
    clientSees: reset,
  },
  network: { name: 'the network', did: 'The network broke this connection' },
  'brute-force': { name: 'an attack', did: 'This attempt was part of an attack' },
};
