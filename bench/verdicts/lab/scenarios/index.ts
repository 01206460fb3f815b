import type { Scenario } from '../scenario.ts';
import { fail2banFirewall, fail2banHostsDeny, sshguardHosts } from './bans.ts';
import { firewall } from './firewall.ts';
import { journal } from './journal.ts';
import { lifecycle } from './lifecycle.ts';
import { passwordAttack } from './logins.ts';
import { mixedLoad } from './mixed-load.ts';
import { accessPolicy } from './policy.ts';
import { negotiationAndProtocol } from './protocol.ts';
import { quietLogs } from './quiet-logs.ts';
import { sessions } from './sessions.ts';
import { maxStartups, perSourceMaxStartups } from './startups.ts';
import { tcpWrappers } from './tcp-wrappers.ts';
import { xinetd } from './xinetd.ts';

/** Name of the capture's folder, and what makes it. */
export const scenarios: Readonly<Record<string, (scenario: Scenario) => Promise<void>>> = {
  '31-tcp-wrappers': tcpWrappers,
  '32-maxstartups-victims': maxStartups,
  '33-per-source-maxstartups': perSourceMaxStartups,
  '34-password-attack': passwordAttack,
  '35-access-policy': accessPolicy,
  '36-negotiation-and-protocol': negotiationAndProtocol,
  '37-server-lifecycle': lifecycle,
  '38-sessions': sessions,
  '39-fail2ban-hosts-deny': fail2banHostsDeny,
  '40-fail2ban-firewall': fail2banFirewall,
  '41-sshguard': sshguardHosts,
  '42-firewall': firewall,
  '43-quiet-logs': quietLogs,
  '44-mixed-load': mixedLoad,
  '45-journal': journal,
  '46-xinetd': xinetd,
};
