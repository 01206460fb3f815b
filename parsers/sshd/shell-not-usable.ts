import { defineParser } from '../../src/parser/define.ts';

export const shellNotUsable = defineParser({
  id: 'sshd.shell-not-usable',
  title: 'a user’s login shell does not exist or cannot run',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    'User {user.name:word} not allowed because shell {sshwhy.user.shell:text} does not exist',
    'User {user.name:word} not allowed because shell {sshwhy.user.shell:text} is not executable',
  ],
  fields: { 'event.reason': 'bad_shell' },
  meaning:
    'The shell that the account names is missing or is not an executable file, so sshd refuses the user before it ' +
    'looks at a password or key. The line names no address; the other lines of the same process do.',
  remedy: ['Install the shell or set another one: usermod -s /bin/bash USER.'],
  source: 'openssh-portable auth.c allowed_user(), since 3.1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User dave not allowed because shell /bin/nosuchshell does not exist': {
      'user.name': 'dave',
      'sshwhy.user.shell': '/bin/nosuchshell',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: User dave not allowed because shell /opt/a shell is not executable': {
      'user.name': 'dave',
      'sshwhy.user.shell': '/opt/a shell',
    },
  },
});
