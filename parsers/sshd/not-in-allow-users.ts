import { defineParser } from '../../src/parser/define.ts';

export const notInAllowUsers = defineParser({
  id: 'sshd.not-in-allow-users',
  title: 'a user is not in AllowUsers',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'User {user.name:user} from {source.address:address} not allowed because not listed in AllowUsers', // 4.0 and later
    'User {user.name:user} not allowed because not listed in AllowUsers', // 3.1 to 3.9
  ],
  fields: { 'event.reason': 'allow_users' },
  meaning:
    'AllowUsers is set and no entry of it matches this user (an entry user@host must match the address as well). ' +
    'sshd goes on as if the user did not exist, so the client sees "Permission denied" and not a reset. The ' +
    'address is a host name when UseDNS is on.',
  remedy: [
    'Add the user to AllowUsers in sshd_config, then reload sshd. sshd -T -C user=bob,addr=192.0.2.40,host=h shows what applies.',
  ],
  source: 'openssh-portable auth.c allowed_user(), since 3.1; with the address since 4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because not listed in AllowUsers': {
      'user.name': 'bob',
      'source.address': '192.0.2.40',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from host.example.com not allowed because not listed in AllowUsers': {
      'user.name': 'bob',
      'source.address': 'host.example.com',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because not listed in AllowUsers': { 'user.name': 'bob' },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: User bob from 192.0.2.40 not allowed because not listed in AllowUsers" x',
    "Nov 21 01:18:41 web1 sshd[4711]: Bad protocol version identification 'User root from 198.51.100.3 not allowed because not listed in AllowUsers' from 192.0.2.4",
  ],
});
