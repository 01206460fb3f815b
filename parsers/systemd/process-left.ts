import { defineParser } from '../../src/parser/define.ts';

export const processLeft = defineParser({
  id: 'systemd.process-left',
  title: 'processes of the SSH server outlived its stop',
  program: ['systemd'],
  action: 'note',
  patterns: [
    'ssh.service: Unit process {sshwhy.child.pid:int} ({process.name:phrase}) remains running after unit stopped.',
    'sshd.service: Unit process {sshwhy.child.pid:int} ({process.name:phrase}) remains running after unit stopped.',
    'dropbear.service: Unit process {sshwhy.child.pid:int} ({process.name:phrase}) remains running after unit stopped.',
    'ssh.service: Found left-over process {sshwhy.child.pid:int} ({process.name:phrase}) in control group while starting unit. Ignoring.',
    'sshd.service: Found left-over process {sshwhy.child.pid:int} ({process.name:phrase}) in control group while starting unit. Ignoring.',
    'dropbear.service: Found left-over process {sshwhy.child.pid:int} ({process.name:phrase}) in control group while starting unit. Ignoring.',
  ],
  meaning:
    'Sessions that were open go on while the listening sshd is stopped or started anew (KillMode=process): ' +
    'the stop did not cut them.',
  source: 'systemd src/core/unit.c, cgroup.c',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Unit process 4711 (sshd) remains running after unit stopped.': {
      'sshwhy.child.pid': 4711,
      'process.name': 'sshd',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Unit process 4711 (sshd) remains running after unit stopped.': {
      'sshwhy.child.pid': 4711,
      'process.name': 'sshd',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Unit process 4711 (sshd) remains running after unit stopped.': {
      'sshwhy.child.pid': 4711,
      'process.name': 'sshd',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Found left-over process 4711 (sshd-session) in control group while starting unit. Ignoring.':
      { 'sshwhy.child.pid': 4711, 'process.name': 'sshd-session' },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Found left-over process 4711 (sshd-session) in control group while starting unit. Ignoring.':
      { 'sshwhy.child.pid': 4711, 'process.name': 'sshd-session' },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Found left-over process 4711 (sshd-session) in control group while starting unit. Ignoring.':
      { 'sshwhy.child.pid': 4711, 'process.name': 'sshd-session' },
  },
});
