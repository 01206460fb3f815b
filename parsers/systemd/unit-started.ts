import { defineParser } from '../../src/parser/define.ts';

export const unitStarted = defineParser({
  id: 'systemd.unit-started',
  title: 'systemd started the SSH server',
  program: ['systemd'],
  action: 'sshd-started',
  patterns: [
    'Started ssh.service - {sshwhy.unit.description:phrase}.',
    'Started sshd.service - {sshwhy.unit.description:phrase}.',
    'Started dropbear.service - {sshwhy.unit.description:phrase}.',
    'Started OpenBSD Secure Shell server.',
    'Started OpenSSH server daemon.',
    'Started OpenSSH Daemon.',
    'Started SSH Daemon.',
  ],
  meaning:
    'The service of the SSH server runs. Units that tell systemd when they are ready (Type=notify: Debian, ' +
    'Red Hat) listen by now; of others the process has only been started.',
  source:
    'systemd src/core/unit.c and job.c; unit and description since 249, the description alone before; ' +
    'descriptions of Debian, Red Hat, Arch and SUSE, NixOS',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Started ssh.service - OpenBSD Secure Shell server.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started sshd.service - OpenSSH server daemon.': {
      'sshwhy.unit.description': 'OpenSSH server daemon',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started dropbear.service - Lightweight SSH server.': {
      'sshwhy.unit.description': 'Lightweight SSH server',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenBSD Secure Shell server.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH server daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH Daemon.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Started SSH Daemon.': {},
  },
  rejects: [
    'Nov 21 01:18:41 web1 systemd[1]: Started ssh@0-192.0.2.10:22-192.0.2.7:39482.service - OpenBSD Secure Shell server per-connection daemon (192.0.2.7:39482).',
    'Nov 21 01:18:41 web1 systemd[1]: Started ssh.socket - OpenBSD Secure Shell server socket.',
    'Nov 21 01:18:41 web1 systemd[1]: Started cron.service - Regular background program processing daemon.',
  ],
});
