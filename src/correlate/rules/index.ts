import type { Rule } from '../rule.ts';
import { accessPolicy } from './access-policy.ts';
import { bruteForce } from './brute-force.ts';
import { fail2ban } from './fail2ban.ts';
import { loginGraceTime } from './login-grace-time.ts';
import { maxAuthTries } from './max-auth-tries.ts';
import { maxStartups } from './max-startups.ts';
import { negotiation } from './negotiation.ts';
import { perSourceMaxStartups } from './per-source-max-startups.ts';
import { perSourcePenalty } from './per-source-penalty.ts';
import { protocol } from './protocol.ts';
import { tcpWrappers } from './tcp-wrappers.ts';

/** In the order in which they see a line. */
export const builtInRules = [
  fail2ban,
  tcpWrappers,
  perSourceMaxStartups,
  maxStartups,
  perSourcePenalty,
  maxAuthTries,
  loginGraceTime,
  accessPolicy,
  negotiation,
  protocol,
  bruteForce,
] as readonly Rule[];
