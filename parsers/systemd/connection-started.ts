import { defineParser } from '../../src/parser/define.ts';

export const connectionStarted = defineParser({
  id: 'systemd.connection-started',
  title: 'systemd started an sshd for one connection',
  program: ['systemd'],
  action: 'connection-opened',
  patterns: [
    'Started ssh@{sshwhy.unit.instance:word}.service - OpenBSD Secure Shell server per-connection daemon ({source.ip:ip}:{source.port:port}).',
    'Started ssh@{sshwhy.unit.instance:word}.service - OpenBSD Secure Shell server per-connection daemon ([{source.ip:ip}]:{source.port:port}).',
    'Started OpenBSD Secure Shell server per-connection daemon ({source.ip:ip}:{source.port:port}).',
    'Started OpenBSD Secure Shell server per-connection daemon ([{source.ip:ip}]:{source.port:port}).',
    'Started sshd@{sshwhy.unit.instance:word}.service - OpenSSH per-connection server daemon ({source.ip:ip}:{source.port:port}).',
    'Started sshd@{sshwhy.unit.instance:word}.service - OpenSSH per-connection server daemon ([{source.ip:ip}]:{source.port:port}).',
    'Started OpenSSH per-connection server daemon ({source.ip:ip}:{source.port:port}).',
    'Started OpenSSH per-connection server daemon ([{source.ip:ip}]:{source.port:port}).',
    'Started sshd@{sshwhy.unit.instance:word}.service - OpenSSH Per-Connection Daemon ({source.ip:ip}:{source.port:port}).',
    'Started sshd@{sshwhy.unit.instance:word}.service - OpenSSH Per-Connection Daemon ([{source.ip:ip}]:{source.port:port}).',
    'Started OpenSSH Per-Connection Daemon ({source.ip:ip}:{source.port:port}).',
    'Started OpenSSH Per-Connection Daemon ([{source.ip:ip}]:{source.port:port}).',
  ],
  meaning:
    'Socket activation with Accept=yes: systemd has taken the connection and started an sshd for it alone. ' +
    'MaxStartups and PerSourcePenalties do not apply, for there is no listening sshd.',
  source: 'systemd src/core/socket.c; units ssh@.service of Debian, sshd@.service of Red Hat and Arch',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: Started ssh@0-192.0.2.10:22-203.0.113.7:39482.service - OpenBSD Secure Shell server per-connection daemon (203.0.113.7:39482).':
      { 'sshwhy.unit.instance': '0-192.0.2.10:22-203.0.113.7:39482', 'source.ip': '203.0.113.7', 'source.port': 39482 },
    'Nov 21 01:18:41 web1 systemd[1]: Started ssh@1-2001:db8::10:22-2001:db8::7:39482.service - OpenBSD Secure Shell server per-connection daemon ([2001:db8::7]:39482).':
      {
        'sshwhy.unit.instance': '1-2001:db8::10:22-2001:db8::7:39482',
        'source.ip': '2001:db8::7',
        'source.port': 39482,
      },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenBSD Secure Shell server per-connection daemon (203.0.113.7:39482).': {
      'source.ip': '203.0.113.7',
      'source.port': 39482,
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenBSD Secure Shell server per-connection daemon ([2001:db8::7]:39482).':
      { 'source.ip': '2001:db8::7', 'source.port': 39482 },
    'Nov 21 01:18:41 web1 systemd[1]: Started sshd@0-192.0.2.10:22-203.0.113.7:39482.service - OpenSSH per-connection server daemon (203.0.113.7:39482).':
      { 'sshwhy.unit.instance': '0-192.0.2.10:22-203.0.113.7:39482', 'source.ip': '203.0.113.7', 'source.port': 39482 },
    'Nov 21 01:18:41 web1 systemd[1]: Started sshd@1-2001:db8::10:22-2001:db8::7:39482.service - OpenSSH per-connection server daemon ([2001:db8::7]:39482).':
      {
        'sshwhy.unit.instance': '1-2001:db8::10:22-2001:db8::7:39482',
        'source.ip': '2001:db8::7',
        'source.port': 39482,
      },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH per-connection server daemon (203.0.113.7:39482).': {
      'source.ip': '203.0.113.7',
      'source.port': 39482,
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH per-connection server daemon ([2001:db8::7]:39482).': {
      'source.ip': '2001:db8::7',
      'source.port': 39482,
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started sshd@0-192.0.2.10:22-203.0.113.7:39482.service - OpenSSH Per-Connection Daemon (203.0.113.7:39482).':
      { 'sshwhy.unit.instance': '0-192.0.2.10:22-203.0.113.7:39482', 'source.ip': '203.0.113.7', 'source.port': 39482 },
    'Nov 21 01:18:41 web1 systemd[1]: Started sshd@1-2001:db8::10:22-2001:db8::7:39482.service - OpenSSH Per-Connection Daemon ([2001:db8::7]:39482).':
      {
        'sshwhy.unit.instance': '1-2001:db8::10:22-2001:db8::7:39482',
        'source.ip': '2001:db8::7',
        'source.port': 39482,
      },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH Per-Connection Daemon (203.0.113.7:39482).': {
      'source.ip': '203.0.113.7',
      'source.port': 39482,
    },
    'Nov 21 01:18:41 web1 systemd[1]: Started OpenSSH Per-Connection Daemon ([2001:db8::7]:39482).': {
      'source.ip': '2001:db8::7',
      'source.port': 39482,
    },
  },
});
