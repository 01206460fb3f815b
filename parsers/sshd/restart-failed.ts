import { defineParser } from '../../src/parser/define.ts';

export const restartFailed = defineParser({
  id: 'sshd.restart-failed',
  title: 'sshd ended in a reload: it could not start itself again',
  program: ['sshd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: ["RESTART FAILED: av[0]='{sshwhy.executable:phrase}', error: {error.message:phrase}."],
  fields: { 'event.reason': 'restart_failed' },
  meaning:
    'After SIGHUP the program file could not be run: it was removed or replaced, or may not be executed. ' +
    'Nobody listens any more.',
  remedy: ['Reinstall openssh-server, then systemctl restart ssh (Red Hat, SUSE, Arch: sshd)'],
  source: 'openssh-portable sshd.c sighup_restart(), since 2.5',
  samples: {
    "Nov 21 01:18:41 web1 sshd[4711]: RESTART FAILED: av[0]='/usr/sbin/sshd', error: No such file or directory.": {
      'sshwhy.executable': '/usr/sbin/sshd',
      'error.message': 'No such file or directory',
    },
  },
});
