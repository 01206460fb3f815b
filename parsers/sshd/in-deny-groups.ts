import { defineParser } from '../../src/parser/define.ts';

export const inDenyGroups = defineParser({
  id: 'sshd.in-deny-groups',
  title: 'one of a user’s groups is in DenyGroups',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'User {user.name:user} from {source.address:address} not allowed because a group is listed in DenyGroups', // 4.0 and later
    'User {user.name:user} not allowed because a group is listed in DenyGroups', // 3.1 to 3.9
  ],
  fields: { 'event.reason': 'deny_groups' },
  meaning:
    'The user is a member of a group that DenyGroups names. sshd goes on as if the user did not exist, so the ' +
    'client sees "Permission denied" and not a reset. The address is a host name when UseDNS is on.',
  remedy: [
    'See sshd -T | grep -i denygroups and id USER; take the user out of the group or the group out of DenyGroups.',
  ],
  source: 'openssh-portable auth.c allowed_user(), since 3.1; with the address since 4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because a group is listed in DenyGroups': {
      'user.name': 'bob',
      'source.address': '192.0.2.40',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from host.example.com not allowed because a group is listed in DenyGroups':
      { 'user.name': 'bob', 'source.address': 'host.example.com' },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because a group is listed in DenyGroups': {
      'user.name': 'bob',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because a group is listed in DenyGroups" x',
  ],
});
