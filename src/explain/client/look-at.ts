import type { RemedyStep } from '../../correlate/incident.ts';
import type { Cause } from '../../event.ts';

const LOGS = '/var/log/auth.log /var/log/secure';

/** Where on the server each cause shows itself. */
export const lookAt: Readonly<Partial<Record<Cause, RemedyStep>>> = {
  'tcp-wrappers': {
    text: 'TCP wrappers: sshd logs each refusal',
    command: `grep -h 'refused connect from' ${LOGS} 2>/dev/null | tail; grep -vE '^ *(#|$)' /etc/hosts.deny /etc/hosts.allow`,
  },
  'max-startups': {
    text: 'MaxStartups: the drops and the throttling are logged',
    command: `grep -hiE 'MaxStartups' ${LOGS} 2>/dev/null | tail; sshd -T | grep -i maxstartups`,
  },
  'per-source-max-startups': {
    text: 'PerSourceMaxStartups: none means off',
    command: 'sshd -T | grep -iE "persourcemaxstartups|persourcenetblocksize"',
  },
  'per-source-penalty': {
    text: 'PerSourcePenalties: sshd names the address and the reason',
    command: `grep -hE 'penalty' ${LOGS} 2>/dev/null | tail`,
  },
  fail2ban: { text: 'fail2ban: who is banned now', command: 'fail2ban-client banned' },
  denyhosts: { text: 'DenyHosts: it writes into hosts.deny', command: "grep -n 'DenyHosts' /etc/hosts.deny" },
  crowdsec: { text: 'CrowdSec: the decisions in force', command: 'cscli decisions list' },
  sshguard: {
    text: 'sshguard: its blocks',
    command: 'nft list set ip sshguard attackers 2>/dev/null; journalctl -t sshguard -n 20',
  },
  firewall: {
    text: 'The firewall: its rules with their counters, and its log',
    command: "nft list ruleset | grep -nE 'dport (22|ssh)|drop|reject'; journalctl -k | grep -E 'DPT=22 ' | tail",
  },
  'server-down': {
    text: 'Whether sshd runs and listens, and since when',
    command: 'systemctl status ssh sshd; ss -ltn "( sport = :22 )"',
  },
  'server-config': { text: 'Whether its configuration is sound', command: 'sshd -t' },
  'resource-exhaustion': {
    text: 'Memory, processes, descriptors at that time',
    command: "journalctl -k | grep -iE 'out of memory|conntrack: table full|fork rejected' | tail",
  },
  'socket-limit': {
    text: "systemd's socket, where sshd is started by one",
    command: "journalctl -u ssh.socket | grep 'Too many incoming connections' | tail",
  },
  'login-grace-time': {
    text: 'LoginGraceTime: some builds cut without a line',
    command: 'sshd -T | grep -i logingracetime',
  },
  'access-policy': {
    text: 'The login rules for this user and address',
    command: "sshd -T -C user=USER,addr=ADDRESS | grep -iE 'allow|deny|permitroot|refuse'",
  },
  'max-auth-tries': {
    text: 'On the client, offer only the right key',
    command: 'ssh -o IdentitiesOnly=yes -i ~/.ssh/id_ed25519 USER@HOST',
  },
  'max-sessions': {
    text: 'MaxSessions, and what forwardings are allowed',
    command: 'sshd -T | grep -iE "maxsessions|allowtcpforwarding|permitopen"',
  },
  'client-alive': { text: 'ClientAliveInterval and ClientAliveCountMax', command: 'sshd -T | grep -i clientalive' },
  negotiation: {
    text: 'What this sshd offers, beside what the client said',
    command: 'sshd -T | grep -iE "^(ciphers|macs|kexalgorithms|hostkeyalgorithms)"',
  },
  protocol: {
    text: 'What sshd says of the protocol',
    command: `grep -hE 'Bad packet|Corrupted|protocol error|invalid format' ${LOGS} 2>/dev/null | tail`,
  },
  network: {
    text: 'The way between: does it hold, and for large packets too',
    command: 'ping -M do -s 1400 -c 3 HOST; traceroute -T -p 22 HOST',
  },
};
