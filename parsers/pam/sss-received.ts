import { defineParser } from '../../src/parser/define.ts';

export const sssReceived = defineParser({
  id: 'pam.sss-received',
  title: 'the directory service refused a password',
  program: ['sshd'],
  action: 'note',
  patterns: ['pam_sss(sshd:auth): received for user {user.name:phrase}: {sshwhy.pam.code:int} ({error.message:text})'],
  meaning:
    'The answer of SSSD to one password. sshd writes "Failed password" for the same try, so it is not counted ' +
    'again.',
  source: 'sssd src/sss_client/pam_sss.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_sss(sshd:auth): received for user bob: 7 (Authentication failure)': {
      'user.name': 'bob',
      'sshwhy.pam.code': 7,
      'error.message': 'Authentication failure',
    },
  },
});
