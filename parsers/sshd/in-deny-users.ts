import { defineParser } from '../../src/parser/define.ts';

export const inDenyUsers = defineParser({
  id: 'sshd.in-deny-users',
  title: 'a user is listed in DenyUsers',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'User {user.name:user} from {source.address:address} not allowed because listed in DenyUsers', // 4.0 and later
    'User {user.name:user} not allowed because listed in DenyUsers', // 3.1 to 3.9
  ],
  fields: { 'event.reason': 'deny_users' },
  meaning:
    'An entry of DenyUsers matches this user (or this user at this host). sshd goes on as if the user did not ' +
    'exist, so the client sees "Permission denied" and not a reset. The address is a host name when UseDNS is on.',
  remedy: ['Take the user out of DenyUsers in sshd_config, then reload sshd.'],
  source: 'openssh-portable auth.c allowed_user(), since 3.1; with the address since 4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because listed in DenyUsers': {
      'user.name': 'bob',
      'source.address': '192.0.2.40',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from host.example.com not allowed because listed in DenyUsers': {
      'user.name': 'bob',
      'source.address': 'host.example.com',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because listed in DenyUsers': { 'user.name': 'bob' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because listed in DenyUsers" x',
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because not listed in AllowUsers',
  ],
});
