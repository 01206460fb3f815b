import { defineParser } from '../../src/parser/define.ts';

export const tooManyLogins = defineParser({
  id: 'pam.too-many-logins',
  title: 'the limit of simultaneous logins is reached',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'pam_limits(sshd:session): Too many logins (max {sshwhy.limit:int}) for {user.name:user}',
    'pam_limits(sshd:session): Too many system logins (max {sshwhy.limit:int})',
    "pam_limits(sshd:session): No logins allowed for '{user.name:user}'",
  ],
  fields: { 'event.reason': 'pam_limits' },
  meaning:
    'maxlogins or maxsyslogins of /etc/security/limits.conf is reached, so the session of the logged-in user is ' +
    'closed as soon as it is opened. Sessions that hang after a lost network count as well.',
  remedy: ['See who is on: loginctl list-sessions. Raise maxlogins in /etc/security/limits.conf or limits.d/*.conf.'],
  source: 'linux-pam modules/pam_limits/pam_limits.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_limits(sshd:session): Too many logins (max 4) for deploy': {
      'sshwhy.limit': 4,
      'user.name': 'deploy',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_limits(sshd:session): Too many system logins (max 20)': {
      'sshwhy.limit': 20,
    },
    "Nov 21 01:18:41 web1 sshd[4711]: pam_limits(sshd:session): No logins allowed for 'bob'": { 'user.name': 'bob' },
  },
});
