import { defineParser } from '../../src/parser/define.ts';

export const reloadFailed = defineParser({
  id: 'systemd.reload-failed',
  title: 'a reload of the SSH server was refused',
  program: ['systemd'],
  action: 'sshd-config-error',
  outcome: 'failure',
  patterns: [
    'Reload failed for ssh.service - {sshwhy.unit.description:phrase}.',
    'Reload failed for sshd.service - {sshwhy.unit.description:phrase}.',
    'Reload failed for dropbear.service - {sshwhy.unit.description:phrase}.',
    'Reload failed for OpenBSD Secure Shell server.',
    'Reload failed for OpenSSH server daemon.',
    'Reload failed for OpenSSH Daemon.',
    'Reload failed for SSH Daemon.',
  ],
  fields: { 'event.reason': 'reload_failed' },
  meaning:
    'The check before the reload (sshd -t) found an error, so the running sshd keeps its old configuration ' +
    'and goes on. The next restart would not come up.',
  remedy: ['sshd -t names the file and the line.'],
  source:
    'systemd src/core/unit.c and job.c; unit and description since 249, the description alone before; ' +
    'descriptions of Debian, Red Hat, Arch and SUSE, NixOS',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for ssh.service - OpenBSD Secure Shell server.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for sshd.service - OpenSSH server daemon.': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for dropbear.service - Lightweight SSH server.': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for OpenBSD Secure Shell server.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for OpenSSH server daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for OpenSSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reload failed for SSH Daemon.': {},
  },
});
