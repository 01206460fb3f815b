import { defineParser } from '../../src/parser/define.ts';

export const userChild = defineParser({
  id: 'sshd.user-child',
  title: 'a logged-in user got a process of their own',
  program: ['sshd'],
  action: 'note',
  patterns: ['User child is on pid {sshwhy.child.pid:int}'],
  meaning:
    'After a login sshd goes on in a process that runs as the user; later lines of this connection carry the pid ' +
    'named here.',
  source: 'openssh-portable sshd.c / sshd-session.c privsep_postauth(), since 5.9',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User child is on pid 31119': { 'sshwhy.child.pid': 31119 },
  },
});
