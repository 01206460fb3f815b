import { defineParser } from '../../src/parser/define.ts';

export const unitFailed = defineParser({
  id: 'systemd.unit-failed',
  title: 'the SSH server is in a failed state',
  program: ['systemd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: [
    "ssh.service: Failed with result '{sshwhy.unit.result:word}'.",
    "sshd.service: Failed with result '{sshwhy.unit.result:word}'.",
    "dropbear.service: Failed with result '{sshwhy.unit.result:word}'.",
    "ssh.socket: Failed with result '{sshwhy.unit.result:word}'.",
    "sshd.socket: Failed with result '{sshwhy.unit.result:word}'.",
    "dropbear.socket: Failed with result '{sshwhy.unit.result:word}'.",
    'Failed to start ssh.service - {sshwhy.unit.description:phrase}.',
    'Failed to start sshd.service - {sshwhy.unit.description:phrase}.',
    'Failed to start dropbear.service - {sshwhy.unit.description:phrase}.',
    'Failed to start OpenBSD Secure Shell server.',
    'Failed to start OpenSSH server daemon.',
    'Failed to start OpenSSH Daemon.',
    'Failed to start SSH Daemon.',
    'Failed to listen on ssh.socket - {sshwhy.unit.description:phrase}.',
    'Failed to listen on sshd.socket - {sshwhy.unit.description:phrase}.',
    'Failed to listen on dropbear.socket - {sshwhy.unit.description:phrase}.',
    'Failed to listen on OpenBSD Secure Shell server socket.',
    'Failed to listen on OpenSSH Server Socket.',
    'Failed to listen on OpenSSH server socket.',
    'ssh.socket: Failed to create listening socket ({sshwhy.socket.address:word}): {error.message:phrase}',
    'sshd.socket: Failed to create listening socket ({sshwhy.socket.address:word}): {error.message:phrase}',
    'dropbear.socket: Failed to create listening socket ({sshwhy.socket.address:word}): {error.message:phrase}',
    'ssh.service: Unit entered failed state.',
    'sshd.service: Unit entered failed state.',
    'dropbear.service: Unit entered failed state.',
    'Unit ssh.service entered failed state.',
    'Unit sshd.service entered failed state.',
    'Unit dropbear.service entered failed state.',
    'ssh.service failed.',
    'sshd.service failed.',
    'dropbear.service failed.',
  ],
  fields: { 'event.reason': 'failed' },
  meaning:
    'systemd gave up on it for now. The result says why: exit-code (sshd refused to run, see its own lines), ' +
    'signal or core-dump (it was killed or crashed), oom-kill (memory), timeout, start-limit-hit (too many ' +
    'tries).',
  remedy: ['systemctl status ssh sshd; then sshd -t'],
  source: 'systemd src/core/unit.c unit_log_failure(), job.c, socket.c; “entered failed state” up to 234',
  samples: {
    "Nov 21 01:18:41 web1 systemd[1]: ssh.service: Failed with result 'exit-code'.": {
      'sshwhy.unit.result': 'exit-code',
    },
    "Nov 21 01:18:41 web1 systemd[1]: sshd.service: Failed with result 'exit-code'.": {
      'sshwhy.unit.result': 'exit-code',
    },
    "Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Failed with result 'exit-code'.": {
      'sshwhy.unit.result': 'exit-code',
    },
    "Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Failed with result 'service-start-limit-hit'.": {
      'sshwhy.unit.result': 'service-start-limit-hit',
    },
    "Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Failed with result 'service-start-limit-hit'.": {
      'sshwhy.unit.result': 'service-start-limit-hit',
    },
    "Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Failed with result 'service-start-limit-hit'.": {
      'sshwhy.unit.result': 'service-start-limit-hit',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start ssh.service - OpenBSD Secure Shell server.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start sshd.service - OpenSSH server daemon.': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start dropbear.service - Lightweight SSH server.': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start OpenBSD Secure Shell server.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start OpenSSH server daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start OpenSSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start SSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on ssh.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on sshd.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on dropbear.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on OpenBSD Secure Shell server socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on OpenSSH Server Socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Failed to listen on OpenSSH server socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Failed to create listening socket ([::]:22): Address already in use':
      { 'sshwhy.socket.address': '[::]:22', 'error.message': 'Address already in use' },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Failed to create listening socket ([::]:22): Address already in use':
      { 'sshwhy.socket.address': '[::]:22', 'error.message': 'Address already in use' },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Failed to create listening socket ([::]:22): Address already in use':
      { 'sshwhy.socket.address': '[::]:22', 'error.message': 'Address already in use' },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service: Unit entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service: Unit entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service: Unit entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Unit ssh.service entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Unit sshd.service entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Unit dropbear.service entered failed state.': {},
    'Nov 21 01:18:41 web1 systemd[1]: ssh.service failed.': {},
    'Nov 21 01:18:41 web1 systemd[1]: sshd.service failed.': {},
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.service failed.': {},
  },
  rejects: [
    "Nov 21 01:18:41 web1 systemd[1]: ssh@12-192.0.2.10:22-192.0.2.7:39482.service: Failed with result 'exit-code'.",
    'Nov 21 01:18:41 web1 systemd[1]: Failed to start cron.service - Regular background program processing daemon.',
  ],
});
