import { defineParser } from '../../src/parser/define.ts';

export const accountExpired = defineParser({
  id: 'pam.account-expired',
  title: 'a user’s account has expired',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'pam_unix(sshd:account): account {user.name:user} has expired (account expired)',
    'pam_unix(sshd:account): account {user.name:user} has expired (failed to change password)',
  ],
  fields: { 'event.reason': 'account_expired' },
  meaning:
    'The date of expiry in /etc/shadow is past, so PAM refuses the user although the password or key was right. ' +
    'sshd adds "Access denied … by PAM account configuration" or a failed attempt.',
  remedy: ['See chage -l USER; extend the account with chage -E -1 USER or chage -E DATE USER.'],
  source: 'linux-pam modules/pam_unix/pam_unix_acct.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:account): account git has expired (account expired)': {
      'user.name': 'git',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:account): account bob has expired (failed to change password)': {
      'user.name': 'bob',
    },
  },
});
