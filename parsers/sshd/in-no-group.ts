import { defineParser } from '../../src/parser/define.ts';

export const inNoGroup = defineParser({
  id: 'sshd.in-no-group',
  title: 'a user is in no group at all',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'User {user.name:user} from {source.address:address} not allowed because not in any group', // 4.0 and later
    'User {user.name:user} not allowed because not in any group', // 3.1 to 3.9
  ],
  fields: { 'event.reason': 'no_group' },
  meaning:
    'AllowGroups or DenyGroups is set, but the system names no group for this user, so no rule can be met. Often ' +
    'the directory service (LDAP, SSSD) did not answer. sshd goes on as if the user did not exist, so the client ' +
    'sees "Permission denied" and not a reset. The address is a host name when UseDNS is on.',
  remedy: ['See id USER; check nsswitch.conf and the directory service.'],
  source: 'openssh-portable auth.c allowed_user(), since 3.1; with the address since 4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because not in any group': {
      'user.name': 'bob',
      'source.address': '192.0.2.40',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from host.example.com not allowed because not in any group': {
      'user.name': 'bob',
      'source.address': 'host.example.com',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because not in any group': { 'user.name': 'bob' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because not in any group" x'],
});
