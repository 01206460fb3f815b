import { defineParser } from '../../src/parser/define.ts';

export const restartScheduled = defineParser({
  id: 'systemd.restart-scheduled',
  title: 'systemd is going to start the SSH server again',
  program: ['systemd'],
  action: 'note',
  patterns: [
    'ssh.service: Scheduled restart job, restart counter is at {sshwhy.unit.restarts:int}.',
    'sshd.service: Scheduled restart job, restart counter is at {sshwhy.unit.restarts:int}.',
    'dropbear.service: Scheduled restart job, restart counter is at {sshwhy.unit.restarts:int}.',
    'ssh.service: Service hold-off time over, scheduling restart.',
    'sshd.service: Service hold-off time over, scheduling restart.',
    'dropbear.service: Service hold-off time over, scheduling restart.',
    'ssh.service: Service RestartSec={sshwhy.unit.wait:word} expired, scheduling restart.',
    'sshd.service: Service RestartSec={sshwhy.unit.wait:word} expired, scheduling restart.',
    'dropbear.service: Service RestartSec={sshwhy.unit.wait:word} expired, scheduling restart.',
    'ssh.service holdoff time over, scheduling restart.',
    'sshd.service holdoff time over, scheduling restart.',
    'dropbear.service holdoff time over, scheduling restart.',
  ],
  meaning:
    'The unit has Restart=on-failure and its process ended with an error. A counter that grows is a server ' +
    'that dies again and again.',
  source: 'systemd src/core/service.c service_enter_restart()',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Scheduled restart job, restart counter is at 5.': {
      'sshwhy.unit.restarts': 5,
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Scheduled restart job, restart counter is at 5.': {
      'sshwhy.unit.restarts': 5,
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Scheduled restart job, restart counter is at 5.': {
      'sshwhy.unit.restarts': 5,
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Service hold-off time over, scheduling restart.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Service hold-off time over, scheduling restart.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Service hold-off time over, scheduling restart.': {},
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Service RestartSec=42s expired, scheduling restart.': {
      'sshwhy.unit.wait': '42s',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Service RestartSec=42s expired, scheduling restart.': {
      'sshwhy.unit.wait': '42s',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Service RestartSec=42s expired, scheduling restart.': {
      'sshwhy.unit.wait': '42s',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service holdoff time over, scheduling restart.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service holdoff time over, scheduling restart.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service holdoff time over, scheduling restart.': {},
  },
});
