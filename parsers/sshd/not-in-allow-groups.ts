import { defineParser } from '../../src/parser/define.ts';

export const notInAllowGroups = defineParser({
  id: 'sshd.not-in-allow-groups',
  title: 'none of a user’s groups is in AllowGroups',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    "User {user.name:user} from {source.address:address} not allowed because none of user's groups are listed in AllowGroups", // 4.0 and later
    "User {user.name:user} not allowed because none of user's groups are listed in AllowGroups", // 3.1 to 3.9
  ],
  fields: { 'event.reason': 'allow_groups' },
  meaning:
    'AllowGroups is set and the user is in none of the groups it names. sshd goes on as if the user did not ' +
    'exist, so the client sees "Permission denied" and not a reset. The address is a host name when UseDNS is on.',
  remedy: [
    'Add the user to one of these groups (usermod -aG GROUP USER) or add a group to AllowGroups; see sshd -T | grep -i allowgroups and id USER.',
  ],
  source: 'openssh-portable auth.c allowed_user(), since 3.1; with the address since 4.0',
  samples: {
    "Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because none of user's groups are listed in AllowGroups":
      { 'user.name': 'bob', 'source.address': '192.0.2.40' },
    "Nov 21 01:18:41 web1 sshd[4711]: User bob from host.example.com not allowed because none of user's groups are listed in AllowGroups":
      { 'user.name': 'bob', 'source.address': 'host.example.com' },
    "Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because none of user's groups are listed in AllowGroups": {
      'user.name': 'bob',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because none of user\'s groups are listed in AllowGroups" x',
  ],
});
