import { defineParser } from '../../src/parser/define.ts';

export const pamAccountDenied = defineParser({
  id: 'sshd.pam-account-denied',
  title: 'PAM refused a user who had proved who they are',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: ['Access denied for user {user.name:user} by PAM account configuration'],
  fields: { 'event.reason': 'pam_account' },
  meaning:
    'The password or key was right, but the account stage of /etc/pam.d/sshd said no (pam_access, pam_nologin, an ' +
    'expired account, a time rule), and sshd closes the connection. The line of the PAM module just before tells ' +
    'which.',
  remedy: [
    'Look at the pam_… line of the same process just before, then at that module’s file, e.g. /etc/security/access.conf or chage -l USER.',
  ],
  source: 'openssh-portable auth2.c userauth_finish(), since 4.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: Access denied for user git by PAM account configuration [preauth]': {
      'user.name': 'git',
    },
  },
});
