import { defineParser } from '../../src/parser/define.ts';

export const oomKilled = defineParser({
  id: 'systemd.oom-killed',
  title: 'memory ran out in the SSH service',
  program: ['systemd'],
  action: 'oom-kill',
  outcome: 'failure',
  patterns: [
    'ssh.service: A process of this unit has been killed by the OOM killer.',
    'sshd.service: A process of this unit has been killed by the OOM killer.',
    'dropbear.service: A process of this unit has been killed by the OOM killer.',
    'session-{sshwhy.logind.id:word}.scope: A process of this unit has been killed by the OOM killer.',
  ],
  meaning:
    'The kernel killed a process of the service, or of a login session, for lack of memory. With ' +
    'OOMPolicy=stop (the default) systemd then stops the whole unit.',
  remedy: ['journalctl -k -g "Out of memory|oom-kill" names the process; systemctl show ssh -p MemoryMax -p OOMPolicy'],
  source: 'systemd src/core/unit.c unit_check_oom(), since 243',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: A process of this unit has been killed by the OOM killer.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: A process of this unit has been killed by the OOM killer.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: A process of this unit has been killed by the OOM killer.': {},
    'Nov 21 01:18:41 web1 systemd[1]: session-16.scope: A process of this unit has been killed by the OOM killer.': {
      'sshwhy.logind.id': '16',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 systemd[1]: mysql.service: A process of this unit has been killed by the OOM killer.',
  ],
});
