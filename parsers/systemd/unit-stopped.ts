import { defineParser } from '../../src/parser/define.ts';

export const unitStopped = defineParser({
  id: 'systemd.unit-stopped',
  title: 'systemd stops the SSH server, or has stopped it',
  program: ['systemd'],
  action: 'sshd-stopped',
  patterns: [
    'Stopping ssh.service - {sshwhy.unit.description:phrase}...',
    'Stopping sshd.service - {sshwhy.unit.description:phrase}...',
    'Stopping dropbear.service - {sshwhy.unit.description:phrase}...',
    'Stopping OpenBSD Secure Shell server...',
    'Stopping OpenSSH server daemon...',
    'Stopping OpenSSH Daemon...',
    'Stopping SSH Daemon...',
    'Stopped ssh.service - {sshwhy.unit.description:phrase}.',
    'Stopped sshd.service - {sshwhy.unit.description:phrase}.',
    'Stopped dropbear.service - {sshwhy.unit.description:phrase}.',
    'Stopped OpenBSD Secure Shell server.',
    'Stopped OpenSSH server daemon.',
    'Stopped OpenSSH Daemon.',
    'Stopped SSH Daemon.',
  ],
  meaning:
    'Nobody can connect until the service is started again. Sessions that are open go on: the units of Debian ' +
    'and Red Hat have KillMode=process.',
  remedy: [
    'Find out who stopped it: journalctl -u ssh -u sshd, and /var/log/apt/history.log or dnf history for an ' +
      'upgrade',
  ],
  source:
    'systemd src/core/unit.c and job.c; unit and description since 249, the description alone before; ' +
    'descriptions of Debian, Red Hat, Arch and SUSE, NixOS',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Stopping ssh.service - OpenBSD Secure Shell server...': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopping sshd.service - OpenSSH server daemon...': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopping dropbear.service - Lightweight SSH server...': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopping OpenBSD Secure Shell server...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopping OpenSSH server daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopping OpenSSH Daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopping SSH Daemon...': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopped ssh.service - OpenBSD Secure Shell server.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopped sshd.service - OpenSSH server daemon.': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopped dropbear.service - Lightweight SSH server.': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Stopped OpenBSD Secure Shell server.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopped OpenSSH server daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopped OpenSSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Stopped SSH Daemon.': {},
  },
  rejects: [
    'Nov 21 01:18:41 web1 systemd[1]: Stopping ssh@0-192.0.2.10:22-192.0.2.7:39482.service - OpenBSD Secure Shell server per-connection daemon (192.0.2.7:39482)...',
    'Nov 21 01:18:41 web1 systemd[1]: Stopped target ssh-access.target - SSH Access Available.',
  ],
});
