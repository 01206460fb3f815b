import { defineParser } from '../../src/parser/define.ts';

export const socketListening = defineParser({
  id: 'systemd.socket-listening',
  title: 'systemd listens for SSH connections',
  program: ['systemd'],
  action: 'sshd-started',
  patterns: [
    'Listening on ssh.socket - {sshwhy.unit.description:phrase}.',
    'Listening on sshd.socket - {sshwhy.unit.description:phrase}.',
    'Listening on dropbear.socket - {sshwhy.unit.description:phrase}.',
    'Listening on OpenBSD Secure Shell server socket.',
    'Listening on OpenSSH Server Socket.',
    'Listening on OpenSSH server socket.',
  ],
  fields: { 'event.reason': 'socket' },
  meaning:
    'Socket activation: systemd holds the port and starts sshd for the first connection (Ubuntu 22.10 and ' +
    'later), or for each one (Accept=yes).',
  source: 'systemd src/core/socket.c; Debian ssh.socket, Red Hat and Arch sshd.socket',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Listening on ssh.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Listening on sshd.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Listening on dropbear.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Listening on OpenBSD Secure Shell server socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Listening on OpenSSH Server Socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Listening on OpenSSH server socket.': {},
  },
  rejects: ['Nov 21 01:18:41 web1 systemd[1]: Listening on cups.socket - CUPS Scheduler.'],
});
