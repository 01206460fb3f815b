import { defineParser } from '../../src/parser/define.ts';

export const passwordExpired = defineParser({
  id: 'pam.password-expired',
  title: 'a user must change the password',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'pam_unix(sshd:account): expired password for user {user.name:user} (root enforced)',
    'pam_unix(sshd:account): expired password for user {user.name:user} (password aged)',
  ],
  meaning:
    'The user may log in but is asked for a new password first. Programs such as scp, rsync or ansible cannot ' +
    'answer and fail here.',
  remedy: ['Set a new password (passwd USER), or for a service account chage -M -1 USER.'],
  source: 'linux-pam modules/pam_unix/pam_unix_acct.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:account): expired password for user bob (root enforced)': {
      'user.name': 'bob',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:account): expired password for user bob (password aged)': {
      'user.name': 'bob',
    },
  },
});
