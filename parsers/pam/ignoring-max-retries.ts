import { defineParser } from '../../src/parser/define.ts';

export const ignoringMaxRetries = defineParser({
  id: 'pam.ignoring-max-retries',
  title: 'sshd let a client try more often than PAM wished',
  program: ['sshd'],
  action: 'note',
  patterns: ['PAM service(sshd) ignoring max retries; {sshwhy.tries:int} > {sshwhy.limit:int}'],
  meaning:
    'pam_unix counts 3 tries as enough, but how many are allowed in one connection is MaxAuthTries. The line is ' +
    'harmless.',
  source: 'linux-pam modules/pam_unix/support.c _cleanup_failures(), since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: PAM service(sshd) ignoring max retries; 6 > 3': {
      'sshwhy.tries': 6,
      'sshwhy.limit': 3,
    },
  },
});
