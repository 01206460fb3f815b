import { defineParser } from '../../src/parser/define.ts';

export const accountLocked = defineParser({
  id: 'sshd.account-locked',
  title: 'a user’s account is locked',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: ['User {user.name:user} not allowed because account is locked'],
  fields: { 'event.reason': 'account_locked' },
  meaning:
    'The password field of the account begins with the system’s lock mark (on Linux "!"), and UsePAM is off, so ' +
    'sshd refuses even a correct key. The line names no address; the other lines of the same process do.',
  remedy: [
    'Unlock it (passwd -u USER, usermod -U USER), or give it an impossible password instead of a lock (usermod -p "*" USER) so that keys still work.',
  ],
  source: 'openssh-portable auth.c allowed_user(), since 3.7',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User root not allowed because account is locked': { 'user.name': 'root' },
  },
});
