import { defineParser } from '../../src/parser/define.ts';

export const pidsLimit = defineParser({
  id: 'kernel.pids-limit',
  title: 'the kernel refused a new process: the cgroup has its full number',
  program: ['kernel'],
  action: 'fork-failed',
  outcome: 'failure',
  patterns: ['cgroup: fork rejected by pids controller in {sshwhy.cgroup:phrase}'],
  fields: { 'event.reason': 'pids_limit' },
  meaning:
    'TasksMax of the unit is reached. In ssh.service every connection is a process, so new ones are cut; in a ' +
    'user’s slice the user’s own programs cannot start. Said once for each cgroup.',
  remedy: ['systemctl status ssh shows Tasks; raise it with systemctl edit ssh: [Service] TasksMax='],
  source: 'linux kernel/cgroup/pids.c pids_can_fork(), since 4.3',
  samples: {
    'Nov 21 01:18:41 web1 kernel: cgroup: fork rejected by pids controller in /system.slice/ssh.service': {
      'sshwhy.cgroup': '/system.slice/ssh.service',
    },
    'Nov 21 01:18:41 web1 kernel: cgroup: fork rejected by pids controller in /user.slice/user-1000.slice/session-3.scope':
      { 'sshwhy.cgroup': '/user.slice/user-1000.slice/session-3.scope' },
  },
});
