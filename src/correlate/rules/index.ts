import type { Rule } from '../rule.ts';
import { accessPolicy } from './access-policy.ts';
import { bruteForce } from './brute-force.ts';
import { clientAlive } from './client-alive.ts';
import { crowdsec } from './crowdsec.ts';
import { denyhosts } from './denyhosts.ts';
import { fail2ban } from './fail2ban.ts';
import { firewall } from './firewall.ts';
import { loginGraceTime } from './login-grace-time.ts';
import { maxAuthTries } from './max-auth-tries.ts';
import { maxSessions } from './max-sessions.ts';
import { maxStartups } from './max-startups.ts';
import { negotiation } from './negotiation.ts';
import { network } from './network.ts';
import { perSourceMaxStartups } from './per-source-max-startups.ts';
import { perSourcePenalty } from './per-source-penalty.ts';
import { protocol } from './protocol.ts';
import { resourceExhaustion } from './resource-exhaustion.ts';
import { brokenSetUp } from './server-config.ts';
import { serverDown } from './server-down.ts';
import { socketLimit } from './socket-limit.ts';
import { sshguard } from './sshguard.ts';
import { tcpWrappers } from './tcp-wrappers.ts';
import { xinetdLimit } from './xinetd-limit.ts';

/** In the order in which they see a line. */
export const builtInRules = [
  fail2ban,
  denyhosts,
  crowdsec,
  sshguard,
  tcpWrappers,
  xinetdLimit,
  firewall,
  perSourceMaxStartups,
  maxStartups,
  perSourcePenalty,
  maxAuthTries,
  loginGraceTime,
  accessPolicy,
  negotiation,
  protocol,
  bruteForce,
  serverDown,
  brokenSetUp,
  resourceExhaustion,
  socketLimit,
  maxSessions,
  clientAlive,
  network,
] as readonly Rule[];
