import { defineParser } from '../../src/parser/define.ts';

export const userUnknown = defineParser({
  id: 'pam.user-unknown',
  title: 'PAM does not know the user',
  program: ['sshd', 'sshd(pam_unix)'],
  action: 'note',
  patterns: [
    'pam_unix(sshd:auth): check pass; user unknown',
    'check pass; user unknown', // before Linux-PAM 0.99.2
  ],
  meaning:
    'The password of a user who does not exist was asked for. sshd’s "Invalid user" and "Failed password for ' +
    'invalid user" lines of the same process name the user and the address.',
  source: 'linux-pam modules/pam_unix/support.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:auth): check pass; user unknown': {},
    'Nov 21 01:18:41 web1 sshd(pam_unix)[19939]: check pass; user unknown': {},
  },
});
