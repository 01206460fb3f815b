import { defineParser } from '../../src/parser/define.ts';

export const socketTriggerLimit = defineParser({
  id: 'systemd.socket-trigger-limit',
  title: 'systemd closed the SSH port: too many starts in a moment',
  program: ['systemd'],
  action: 'socket-limit',
  outcome: 'failure',
  patterns: [
    'ssh.socket: Trigger limit hit, refusing further activation.',
    'sshd.socket: Trigger limit hit, refusing further activation.',
    'dropbear.socket: Trigger limit hit, refusing further activation.',
  ],
  fields: { 'event.reason': 'trigger_limit' },
  meaning:
    'The socket was activated more than TriggerLimitBurst times (200 with Accept=yes, else 20) in ' +
    'TriggerLimitIntervalSec (2 s). The socket unit fails, and nobody can connect until it is started again.',
  remedy: [
    'systemctl reset-failed ssh.socket && systemctl start ssh.socket; TriggerLimitIntervalSec=0 turns the ' +
      'limit off',
  ],
  source: 'systemd src/core/socket.c socket_enter_running(), since 230',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Trigger limit hit, refusing further activation.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Trigger limit hit, refusing further activation.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Trigger limit hit, refusing further activation.': {},
  },
});
