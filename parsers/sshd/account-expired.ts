import { defineParser } from '../../src/parser/define.ts';

export const accountExpired = defineParser({
  id: 'sshd.account-expired',
  title: 'a user’s account or password has expired',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'Account {user.name:user} has expired',
    'User {user.name:user} password has expired (root forced)',
    'User {user.name:user} password has expired (password aged)',
  ],
  fields: { 'event.reason': 'account_expired' },
  meaning:
    'The shadow file says that the account or its password is past its date. sshd writes this itself only where ' +
    'UsePAM is off.',
  remedy: ['See chage -l USER; extend it with chage -E -1 USER, or set a new password.'],
  source: 'openssh-portable auth-shadow.c auth_shadow_acctexpired(), auth_shadow_pwexpired()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Account git has expired': { 'user.name': 'git' },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob password has expired (root forced)': { 'user.name': 'bob' },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob password has expired (password aged)': { 'user.name': 'bob' },
  },
});
