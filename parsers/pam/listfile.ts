import { defineParser } from '../../src/parser/define.ts';

export const listfile = defineParser({
  id: 'pam.listfile',
  title: 'a list of users keeps this one out',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'pam_listfile(sshd:auth): Refused user {user.name:user} for service sshd',
    'pam_listfile(sshd:account): Refused user {user.name:user} for service sshd',
  ],
  fields: { 'event.reason': 'pam_listfile' },
  meaning:
    'pam_listfile in /etc/pam.d/sshd names a file of users, and this user is in it (sense=deny) or missing from ' +
    'it (sense=allow). The client sees "Permission denied".',
  remedy: ['Find the file= of pam_listfile in /etc/pam.d/sshd and correct the list.'],
  source: 'linux-pam modules/pam_listfile/pam_listfile.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_listfile(sshd:auth): Refused user root for service sshd': {
      'user.name': 'root',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_listfile(sshd:account): Refused user bob for service sshd': {
      'user.name': 'bob',
    },
  },
});
