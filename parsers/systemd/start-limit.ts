import { defineParser } from '../../src/parser/define.ts';

export const startLimit = defineParser({
  id: 'systemd.start-limit',
  title: 'systemd no longer tries to start the SSH server',
  program: ['systemd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: [
    'ssh.service: Start request repeated too quickly.',
    'sshd.service: Start request repeated too quickly.',
    'dropbear.service: Start request repeated too quickly.',
    'ssh.service start request repeated too quickly, refusing to start.',
    'sshd.service start request repeated too quickly, refusing to start.',
    'dropbear.service start request repeated too quickly, refusing to start.',
    'start request repeated too quickly for ssh.service',
    'start request repeated too quickly for sshd.service',
    'start request repeated too quickly for dropbear.service',
  ],
  fields: { 'event.reason': 'start_limit' },
  meaning:
    'It failed to start StartLimitBurst times (default 5) within StartLimitIntervalSec (default 10 s). The ' +
    'unit stays dead, also when the cause is gone, until somebody starts it.',
  remedy: [
    'Mend what sshd -t shows, then systemctl reset-failed ssh && systemctl start ssh (Red Hat, SUSE, Arch: ' + 'sshd)',
  ],
  source: 'systemd src/core/service.c, unit.c unit_test_start_limit()',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Start request repeated too quickly.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Start request repeated too quickly.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Start request repeated too quickly.': {},
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service start request repeated too quickly, refusing to start.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service start request repeated too quickly, refusing to start.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service start request repeated too quickly, refusing to start.': {},
    'Nov 21 01:18:41 web1 systemd[1]: start request repeated too quickly for ssh.service': {},
    'Nov 21 01:18:41 web1 systemd[1]: start request repeated too quickly for sshd.service': {},
    'Nov 21 01:18:41 web1 systemd[1]: start request repeated too quickly for dropbear.service': {},
  },
  rejects: ['Nov 21 01:18:41 web1 systemd[1]: cron.service: Start request repeated too quickly.'],
});
