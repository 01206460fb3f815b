import { defineParser } from '../../src/parser/define.ts';

export const sssAccessDenied = defineParser({
  id: 'pam.sss-access-denied',
  title: 'the directory service does not let this user in',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'pam_sss(sshd:account): Access denied for user {user.name:phrase}: {sshwhy.pam.code:int} ({error.message:text})',
  ],
  fields: { 'event.reason': 'pam_sss' },
  meaning:
    'SSSD knows the user and the password was right, but the access rules (simple_allow_groups, HBAC of FreeIPA, ' +
    'a group policy of Active Directory) refuse this machine. sshd then closes the connection.',
  remedy: ['See sssctl user-checks -a acct -s sshd USER, then the access_provider in /etc/sssd/sssd.conf.'],
  source: 'sssd src/sss_client/pam_sss.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_sss(sshd:account): Access denied for user bob: 6 (Permission denied)': {
      'user.name': 'bob',
      'sshwhy.pam.code': 6,
      'error.message': 'Permission denied',
    },
  },
});
