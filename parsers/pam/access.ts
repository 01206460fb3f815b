import { defineParser } from '../../src/parser/define.ts';

export const access = defineParser({
  id: 'pam.access',
  title: 'access.conf does not allow this user from this address',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: ["pam_access(sshd:account): access denied for user `{user.name:phrase}' from `{source.address:address}'"],
  fields: { 'event.reason': 'pam_access' },
  meaning:
    'The first rule of /etc/security/access.conf that fits this user and this address (or host name) is a "-" ' +
    'rule. sshd then closes the connection, although the password or key was right.',
  remedy: ['Put a "+" rule for the user and address before it in /etc/security/access.conf; it takes effect at once.'],
  source: 'linux-pam modules/pam_access/pam_access.c, since 0.99',
  samples: {
    "Nov 21 01:18:41 web1 sshd[4711]: pam_access(sshd:account): access denied for user `bob' from `192.0.2.7'": {
      'user.name': 'bob',
      'source.address': '192.0.2.7',
    },
    "Nov 21 01:18:41 web1 sshd[4711]: pam_access(sshd:account): access denied for user `bob' from `host.example.com'": {
      'user.name': 'bob',
      'source.address': 'host.example.com',
    },
  },
});
