import { defineParser } from '../../src/parser/define.ts';

export const requirementNotMet = defineParser({
  id: 'pam.requirement-not-met',
  title: 'a condition of the PAM rules was not met',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'pam_succeed_if(sshd:auth): requirement "{sshwhy.pam.requirement:phrase}" not met by user "{user.name:user}"',
    'pam_succeed_if(sshd:account): requirement "{sshwhy.pam.requirement:phrase}" not met by user "{user.name:user}"',
  ],
  meaning:
    'pam_succeed_if tests something such as "uid >= 1000" to choose the next rule. On Red Hat systems it is ' +
    'written for each failed password of root, and means nothing more.',
  source: 'linux-pam modules/pam_succeed_if/pam_succeed_if.c',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_succeed_if(sshd:auth): requirement "uid >= 1000" not met by user "root"': {
      'sshwhy.pam.requirement': 'uid >= 1000',
      'user.name': 'root',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: pam_succeed_if(sshd:account): requirement "user ingroup ssh" not met by user "bob"':
      { 'sshwhy.pam.requirement': 'user ingroup ssh', 'user.name': 'bob' },
  },
});
