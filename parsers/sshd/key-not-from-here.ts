import { defineParser } from '../../src/parser/define.ts';

export const keyNotFromHere = defineParser({
  id: 'sshd.key-not-from-here',
  title: 'a right key was refused: it may not be used from this address',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    '{sshwhy.key.place:word}: Authentication tried for {user.name:user} with correct key but not from a permitted host (host={sshwhy.host:word}, ip={source.ip:ip}, required={sshwhy.key.from:word}).',
    'Authentication tried for {user.name:user} with correct key but not from a permitted host (host={sshwhy.host:word}, ip={source.ip:ip}).',
  ],
  fields: { 'event.reason': 'key_from' },
  meaning:
    'The key stands in authorized_keys with from="…", which does not match the address of the client. The login goes ' +
    'on with the other keys and methods.',
  remedy: ['Look at the from="…" of the line in authorized_keys, and add the address if it belongs there'],
  source: 'openssh-portable auth-options.c (before 7.7), auth.c auth_authorise_keyopts() since 7.7',
  samples: {
    'Nov 21 01:18:41 web1 sshd[536]: /home/alice/.ssh/authorized_keys:1: Authentication tried for alice with correct key but not from a permitted host (host=203.0.113.85, ip=203.0.113.85, required=10.20.0.0/24).':
      {
        'sshwhy.key.place': '/home/alice/.ssh/authorized_keys:1',
        'user.name': 'alice',
        'sshwhy.host': '203.0.113.85',
        'source.ip': '203.0.113.85',
        'sshwhy.key.from': '10.20.0.0/24',
      },
    'Nov 21 01:18:41 web1 sshd[536]: Authentication tried for alice with correct key but not from a permitted host (host=web.example.com, ip=203.0.113.85).':
      { 'user.name': 'alice', 'sshwhy.host': 'web.example.com', 'source.ip': '203.0.113.85' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[536]: error: Refused by key options'],
});
