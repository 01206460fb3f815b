import { sshdConfig } from '../remedy/server.ts';
import type { Rule } from '../rule.ts';
import { plural } from '../words.ts';

export const loginGraceTime: Rule<undefined> = {
  cause: 'login-grace-time',
  about: 'source',
  locksOut: 'address',
  on: {
    'login-grace-timeout': (context) => context.open(loginGraceTime)?.add(context.event, context.event.count),
  },
  detail: () => undefined,
  weigh: () => ({ strength: 'proof', severity: 30 }),
  tell: ({ source, count, host }) => ({
    message: `${plural(count, 'connection')} from ${source?.ip} ${count === 1 ? 'was' : 'were'} cut because nobody had logged in within LoginGraceTime`,
    facts: [
      {
        label: 'Not all are logged',
        text: 'OpenSSH 4.4 to 8.4 on Linux, and builds with the mitigation of CVE-2024-6387, cut such connections without a line',
      },
    ],
    remedy: [
      sshdConfig(
        host,
        'If people need longer (a slow DNS, a second factor), give them more time; the default is 120 s',
        'LoginGraceTime 180',
      ),
      sshdConfig(host, 'If name look-ups are what takes so long', 'UseDNS no'),
    ],
  }),
};
