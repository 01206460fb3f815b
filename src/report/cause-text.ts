import type { Cause } from '../event.ts';

/** What there is to know of a cause besides the log lines, for people. */
export interface CauseText {
  /** In a few words. */
  readonly title: string;
  /** What happened, and who decided it. */
  readonly what: string;
  /** What the client sees; the same for several causes, which is why the server's log is needed. */
  readonly client: string;
  /** What to do first. */
  readonly remedy: string;
}

const RESET =
  '`kex_exchange_identification: read: Connection reset by peer` or `Connection closed by … port 22`, at once; which of the two is chance.';

/** One text for every cause. Commands for the case at hand come from its rule. */
export const causeTexts: Readonly<Record<Cause, CauseText>> = {
  'tcp-wrappers': {
    title: 'TCP wrappers refused the connection',
    what: 'A rule in /etc/hosts.deny (or a DENY in /etc/hosts.allow) matches the client: its address, its network, its name, or ALL. DenyHosts and fail2ban can write such rules.',
    client:
      '`kex_exchange_identification: read: Connection reset by peer`, some 5 seconds after the connection was made: libwrap waits before it refuses.',
    remedy:
      'Find the rule that matches. /etc/hosts.allow is read first; a line there lets the client in, without a restart.',
  },
  'max-startups': {
    title: 'Too many connections were waiting to log in',
    what: 'sshd lets only so many connections wait that have not logged in (MaxStartups, by default 10:30:100). From the first figure on it drops new ones by chance, from the last one on all of them.',
    client: `${RESET} With -v, \`Exceeded MaxStartups\` (server 8.2 to 9.7) or \`Not allowed at this time\` (9.8 and later).`,
    remedy:
      'See who held the slots. If one network did, keep it out or limit it (PerSourceMaxStartups); raise MaxStartups only when your own clients need it.',
  },
  'per-source-max-startups': {
    title: 'One source had too many connections waiting to log in',
    what: 'PerSourceMaxStartups (OpenSSH 8.5 and later) limits the connections that one address or network may have waiting. sshd logs it in the words of MaxStartups.',
    client: RESET,
    remedy:
      'If many of your own users come from behind one address, raise PerSourceMaxStartups or set PerSourceNetBlockSize.',
  },
  'per-source-penalty': {
    title: 'sshd itself shuts the source out for a while',
    what: 'PerSourcePenalties (OpenSSH 9.8 and later): who fails to log in, does not try to, or makes sshd crash gets a penalty, and is refused while it lasts.',
    client: `${RESET} With -v, \`Not allowed at this time\`.`,
    remedy: 'Wait, or mend what failed. Own networks can be left out with PerSourcePenaltyExemptList.',
  },
  fail2ban: {
    title: 'fail2ban banned the address',
    what: 'So many failures in so short a time made fail2ban ban the address for a while. Whoever shares the address is banned with it.',
    client:
      'Mostly `Connection refused` or `Connection timed out`, since the firewall does it; a reset where the ban is written into hosts.deny.',
    remedy: 'fail2ban-client set JAIL unbanip ADDRESS; add own addresses to ignoreip.',
  },
  denyhosts: {
    title: 'DenyHosts put the address into hosts.deny',
    what: 'DenyHosts reads the log and writes addresses with many failures into /etc/hosts.deny, where TCP wrappers refuse them.',
    client: 'As with TCP wrappers: a reset some 5 seconds after the connection was made.',
    remedy:
      'Take the address out of hosts.deny and of the files in /var/lib/denyhosts while DenyHosts is stopped; add it to allowed-hosts.',
  },
  crowdsec: {
    title: 'CrowdSec banned the address',
    what: 'A scenario of CrowdSec, or its shared list, decided to ban the address; a bouncer carries it out, mostly in the firewall.',
    client: '`Connection timed out` or `Connection refused`.',
    remedy:
      'cscli decisions list --ip ADDRESS, then cscli decisions delete --ip ADDRESS; put own addresses on an allowlist.',
  },
  sshguard: {
    title: 'SSHGuard blocked the address',
    what: 'SSHGuard counts what it takes for attacks, and has the firewall block the address when the sum is too high.',
    client: '`Connection timed out` or `Connection refused`.',
    remedy: 'Take the address out of the set of the firewall that SSHGuard uses; add own addresses to its whitelist.',
  },
  firewall: {
    title: 'A firewall dropped or rejected the packets',
    what: 'A rule of the host’s own firewall matched, and logged it. What is dropped elsewhere on the way leaves no line here.',
    client: '`Connection timed out` where packets are dropped, `Connection refused` where they are rejected.',
    remedy: 'Find the rule by the prefix of the log line, and let the source in before it.',
  },
  'max-auth-tries': {
    title: 'Too many failed logins in one connection',
    what: 'After MaxAuthTries (by default 6) failures sshd ends the connection. An agent that offers many keys fails once with each.',
    client: '`Received disconnect from … : Too many authentication failures`',
    remedy: 'On the client: IdentitiesOnly yes, with the right IdentityFile.',
  },
  'max-sessions': {
    title: 'Too many sessions in one connection',
    what: 'A multiplexed connection asked for more sessions than MaxSessions (by default 10) allows. The connection itself stays.',
    client: '`Session open refused by peer`, and mostly a connection of its own instead.',
    remedy: 'Raise MaxSessions, or let the client share its connections less.',
  },
  'login-grace-time': {
    title: 'Nobody had logged in in time',
    what: 'LoginGraceTime (by default 120 s) was over before anybody had logged in.',
    client: '`Connection closed by … port 22` at the password prompt, or no answer to a client that hangs.',
    remedy:
      'Look for what is slow: DNS, PAM modules, a far directory service, a second factor. Scanners that only hold the line open need nothing.',
  },
  'client-alive': {
    title: 'The client no longer answered',
    what: 'sshd asks a silent client for a sign of life (ClientAliveInterval, ClientAliveCountMax), and ends the session when none comes.',
    client: '`client_loop: send disconnect: Broken pipe`, often after the computer slept or the network changed.',
    remedy:
      'ServerAliveInterval on the client keeps the way open through NAT; raise ClientAliveCountMax for bad networks.',
  },
  'access-policy': {
    title: 'The login rules forbid it',
    what: 'AllowUsers, DenyGroups, PermitRootLogin, an expired account, a missing shell, PAM account rules or RefuseConnection.',
    client: '`Permission denied` though the password or key is right, or `Connection closed by … port 22`.',
    remedy: 'Read which rule the line names, and change that one for that user.',
  },
  negotiation: {
    title: 'Client and server share no algorithm',
    what: 'Old clients offer what new servers no longer take, and the other way round.',
    client: '`Unable to negotiate with … port 22: no matching … found. Their offer: …`',
    remedy: 'Bring the older side up to date; until then allow the one algorithm for the one peer only.',
  },
  protocol: {
    title: 'What came in was not SSH',
    what: 'Scanners, browsers, health checks, and clients that hang up before they say anything.',
    client: 'Nothing that a person with an SSH client would see.',
    remedy: 'None is needed, unless it holds the slots: then see MaxStartups.',
  },
  'server-down': {
    title: 'sshd was not running',
    what: 'It was stopped, was being restarted, or could not start.',
    client: '`Connection refused` while it is down; a reset for what was waiting when it stopped.',
    remedy: 'systemctl status ssh, sshd -t, and the lines before it stopped.',
  },
  'server-config': {
    title: 'sshd is set up wrongly',
    what: 'A line of sshd_config, a host key or a folder that sshd needs is missing or not as it must be.',
    client: '`Connection refused` when sshd cannot start; a reset at once when each connection fails.',
    remedy: 'sshd -t names file and line.',
  },
  'resource-exhaustion': {
    title: 'The machine had run out of something',
    what: 'Memory, processes, file descriptors, or room for tracked connections.',
    client: 'A reset at once, a timeout, or a session that ends in the middle.',
    remedy: 'Find who took it (the lines name what ran out), then raise the limit.',
  },
  'socket-limit': {
    title: 'systemd’s socket took no more connections',
    what: 'With ssh.socket, systemd accepts connections: MaxConnections, MaxConnectionsPerSource and the trigger limit are its own.',
    client: RESET,
    remedy: 'Raise the limit that the line names in a drop-in of ssh.socket, or run ssh.service without the socket.',
  },
  network: {
    title: 'The network between failed',
    what: 'The connection broke on the way: a timeout, a reset by something in between, no route.',
    client: '`Connection reset by … port 22`, `Broken pipe` or `Connection timed out` in the middle of a session.',
    remedy: 'Compare with other connections of that time; ServerAliveInterval helps against NAT that forgets.',
  },
  'brute-force': {
    title: 'Somebody guesses passwords',
    what: 'Many failed logins from one source. It cuts nobody by itself, but is often the reason for bans, penalties and full slots.',
    client: '`Permission denied, please try again.`',
    remedy: 'PasswordAuthentication no ends it; a ban tool or PerSourcePenalties makes it slower.',
  },
};
