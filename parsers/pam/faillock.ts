import { defineParser } from '../../src/parser/define.ts';

export const faillock = defineParser({
  id: 'pam.faillock',
  title: 'an account is locked for a while after failed logins',
  program: ['sshd'],
  action: 'account-locked',
  outcome: 'failure',
  patterns: [
    'pam_faillock(sshd:auth): Consecutive login failures for user {user.name:user} account temporarily locked',
  ],
  fields: { 'event.reason': 'faillock' },
  meaning:
    'pam_faillock counted too many wrong passwords for this user (deny= in /etc/security/faillock.conf, default ' +
    '3) and refuses even the right one until unlock_time (default 600 s) is over. Strangers who guess passwords ' +
    'can lock a user out this way. It is "Permission denied", never a reset.',
  remedy: ['See faillock --user USER; unlock with faillock --user USER --reset. Log in with a key meanwhile.'],
  source: 'linux-pam modules/pam_faillock/pam_faillock.c, since 1.4.0 (Red Hat earlier)',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_faillock(sshd:auth): Consecutive login failures for user root account temporarily locked':
      { 'user.name': 'root' },
  },
});
