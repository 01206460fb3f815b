import { defineParser } from '../../src/parser/define.ts';

export const processExited = defineParser({
  id: 'systemd.process-exited',
  title: 'the process of the SSH server ended with an error',
  program: ['systemd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: [
    'ssh.service: Main process exited, code=exited, status={sshwhy.exit.status:word}',
    'sshd.service: Main process exited, code=exited, status={sshwhy.exit.status:word}',
    'dropbear.service: Main process exited, code=exited, status={sshwhy.exit.status:word}',
    'ssh.service: Control process exited, code=exited, status={sshwhy.exit.status:word}',
    'sshd.service: Control process exited, code=exited, status={sshwhy.exit.status:word}',
    'dropbear.service: Control process exited, code=exited, status={sshwhy.exit.status:word}',
    'ssh.service: main process exited, code=exited, status={sshwhy.exit.status:word}',
    'sshd.service: main process exited, code=exited, status={sshwhy.exit.status:word}',
    'dropbear.service: main process exited, code=exited, status={sshwhy.exit.status:word}',
    'ssh.service: control process exited, code=exited status={sshwhy.exit.status:word}',
    'sshd.service: control process exited, code=exited status={sshwhy.exit.status:word}',
    'dropbear.service: control process exited, code=exited status={sshwhy.exit.status:word}',
    'ssh.service: Control process exited, code=exited status={sshwhy.exit.status:word}',
    'sshd.service: Control process exited, code=exited status={sshwhy.exit.status:word}',
    'dropbear.service: Control process exited, code=exited status={sshwhy.exit.status:word}',
  ],
  fields: { 'event.reason': 'exited' },
  meaning:
    'Status 255 is an error that sshd itself found: in its configuration, its folders, or that it could not ' +
    'bind; 1 that it has no host key. The control process is the check before the start or the reload (sshd ' +
    '-t); the main process is sshd itself.',
  remedy: ['sshd -t says what is wrong; journalctl -u ssh -u sshd shows what sshd said.'],
  source: 'systemd src/core/service.c service_sigchld_event(); lower case up to 218',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Main process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Main process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Main process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Control process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Control process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Control process exited, code=exited, status=255/EXCEPTION': {
      'sshwhy.exit.status': '255/EXCEPTION',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: main process exited, code=exited, status=255/n/a': {
      'sshwhy.exit.status': '255/n/a',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: main process exited, code=exited, status=255/n/a': {
      'sshwhy.exit.status': '255/n/a',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: main process exited, code=exited, status=255/n/a': {
      'sshwhy.exit.status': '255/n/a',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Control process exited, code=exited status=255': {
      'sshwhy.exit.status': '255',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 systemd[1]: ssh@12-192.0.2.10:22-192.0.2.7:39482.service: Main process exited, code=exited, status=255/EXCEPTION',
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Main process exited, code=killed, status=9/KILL',
  ],
});
