import { defineParser } from '../../src/parser/define.ts';

export const socketClosed = defineParser({
  id: 'systemd.socket-closed',
  title: 'systemd no longer listens for SSH connections',
  program: ['systemd'],
  action: 'sshd-stopped',
  patterns: [
    'Closed ssh.socket - {sshwhy.unit.description:phrase}.',
    'Closed sshd.socket - {sshwhy.unit.description:phrase}.',
    'Closed dropbear.socket - {sshwhy.unit.description:phrase}.',
    'Closed OpenBSD Secure Shell server socket.',
    'Closed OpenSSH Server Socket.',
    'Closed OpenSSH server socket.',
  ],
  fields: { 'event.reason': 'socket' },
  meaning: 'The socket unit was stopped: from here on connections are refused, unless sshd itself listens.',
  source: 'systemd src/core/socket.c',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Closed ssh.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Closed sshd.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Closed dropbear.socket - OpenBSD Secure Shell server socket.': {
      'sshwhy.unit.description': 'OpenBSD Secure Shell server socket',
    },
    'Nov 21 01:18:41 web1 systemd[1]: Closed OpenBSD Secure Shell server socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Closed OpenSSH Server Socket.': {},
    'Nov 21 01:18:41 web1 systemd[1]: Closed OpenSSH server socket.': {},
  },
});
