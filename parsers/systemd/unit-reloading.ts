import { defineParser } from '../../src/parser/define.ts';

export const unitReloading = defineParser({
  id: 'systemd.unit-reloading',
  title: 'systemd has the SSH server read its configuration again',
  program: ['systemd'],
  action: 'note',
  patterns: [
    'Reloading ssh.service - {sshwhy.unit.description:phrase}...',
    'Reloading sshd.service - {sshwhy.unit.description:phrase}...',
    'Reloading dropbear.service - {sshwhy.unit.description:phrase}...',
    'Reloading OpenBSD Secure Shell server...',
    'Reloading OpenSSH server daemon...',
    'Reloading OpenSSH Daemon...',
    'Reloading SSH Daemon...',
    'Reloaded ssh.service - {sshwhy.unit.description:phrase}.',
    'Reloaded sshd.service - {sshwhy.unit.description:phrase}.',
    'Reloaded dropbear.service - {sshwhy.unit.description:phrase}.',
    'Reloaded OpenBSD Secure Shell server.',
    'Reloaded OpenSSH server daemon.',
    'Reloaded OpenSSH Daemon.',
    'Reloaded SSH Daemon.',
  ],
  meaning:
    'The reload was asked for, or its command has ended; sshd itself writes “Received SIGHUP; restarting.” ' +
    'and “Server listening on …”.',
  source:
    'systemd src/core/unit.c and job.c; unit and description since 249, the description alone before; ' +
    'descriptions of Debian, Red Hat, Arch and SUSE, NixOS',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Reloading ssh.service - OpenBSD Secure Shell server...': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloading sshd.service - OpenSSH server daemon...': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloading dropbear.service - Lightweight SSH server...': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloading OpenBSD Secure Shell server...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloading OpenSSH server daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloading OpenSSH Daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloading SSH Daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded ssh.service - OpenBSD Secure Shell server.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded sshd.service - OpenSSH server daemon.': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded dropbear.service - Lightweight SSH server.': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded OpenBSD Secure Shell server.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded OpenSSH server daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded OpenSSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Reloaded SSH Daemon.': {},
  },
  rejects: [
    'Nov 21 01:18:41 web1 systemd[1]: Reloading.',
    'Nov 21 01:18:41 web1 systemd[1]: Reloading requested from client PID 4711...',
  ],
});
