import { defineParser } from '../../src/parser/define.ts';

export const processKilled = defineParser({
  id: 'systemd.process-killed',
  title: 'the process of the SSH server was killed or crashed',
  program: ['systemd'],
  action: 'sshd-crashed',
  outcome: 'failure',
  patterns: [
    'ssh.service: Main process exited, code=killed, status={sshwhy.exit.status:word}',
    'sshd.service: Main process exited, code=killed, status={sshwhy.exit.status:word}',
    'dropbear.service: Main process exited, code=killed, status={sshwhy.exit.status:word}',
    'ssh.service: Main process exited, code=dumped, status={sshwhy.exit.status:word}',
    'sshd.service: Main process exited, code=dumped, status={sshwhy.exit.status:word}',
    'dropbear.service: Main process exited, code=dumped, status={sshwhy.exit.status:word}',
    'ssh.service: main process exited, code=killed, status={sshwhy.exit.status:word}',
    'sshd.service: main process exited, code=killed, status={sshwhy.exit.status:word}',
    'dropbear.service: main process exited, code=killed, status={sshwhy.exit.status:word}',
    'ssh.service: main process exited, code=dumped, status={sshwhy.exit.status:word}',
    'sshd.service: main process exited, code=dumped, status={sshwhy.exit.status:word}',
    'dropbear.service: main process exited, code=dumped, status={sshwhy.exit.status:word}',
  ],
  fields: { 'event.reason': 'killed' },
  meaning:
    'A signal ended the listening sshd: 9/KILL is the kernel out of memory or somebody with kill -9, 11/SEGV ' +
    'and 6/ABRT are crashes. Nobody can connect until it is started again; open sessions go on.',
  remedy: ['journalctl -k shows whether memory ran out; coredumpctl list sshd shows crashes.'],
  source: 'systemd src/core/service.c service_sigchld_event()',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: main process exited, code=killed, status=9/KILL': {
      'sshwhy.exit.status': '9/KILL',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: main process exited, code=dumped, status=11/SEGV': {
      'sshwhy.exit.status': '11/SEGV',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 systemd[1]: ssh.service: Main process exited, code=exited, status=255/EXCEPTION'],
});
