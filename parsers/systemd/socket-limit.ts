import { defineParser } from '../../src/parser/define.ts';

export const socketLimit = defineParser({
  id: 'systemd.socket-limit',
  title: 'systemd dropped a connection: too many at once',
  program: ['systemd'],
  action: 'socket-limit',
  outcome: 'failure',
  patterns: [
    'ssh.socket: Too many incoming connections ({sshwhy.limit:int}), dropping connection.',
    'sshd.socket: Too many incoming connections ({sshwhy.limit:int}), dropping connection.',
    'dropbear.socket: Too many incoming connections ({sshwhy.limit:int}), dropping connection.',
    'ssh.socket: Too many incoming connections ({sshwhy.limit:int}) from source {source.ip:ip}, dropping connection.',
    'sshd.socket: Too many incoming connections ({sshwhy.limit:int}) from source {source.ip:ip}, dropping connection.',
    'dropbear.socket: Too many incoming connections ({sshwhy.limit:int}) from source {source.ip:ip}, dropping connection.',
    'ssh.socket: Too many incoming connections ({sshwhy.limit:int})',
    'sshd.socket: Too many incoming connections ({sshwhy.limit:int})',
    'dropbear.socket: Too many incoming connections ({sshwhy.limit:int})',
  ],
  fields: { 'event.reason': 'max_connections' },
  meaning:
    'With Accept=yes systemd starts one sshd for each connection, at most MaxConnections (64) of them, and at ' +
    'most MaxConnectionsPerSource for one address. What is beyond is closed at once, and sshd never hears of ' +
    'it: the twin of MaxStartups, but sessions that are logged in count as well.',
  remedy: [
    'Raise MaxConnections= (or MaxConnectionsPerSource=) with systemctl edit ssh.socket, or let sshd listen ' +
      'itself: systemctl disable --now ssh.socket && systemctl enable --now ssh.service',
  ],
  source: 'systemd src/core/socket.c socket_enter_running(); per source and “dropping connection” since 232',
  samples: {
    'Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Too many incoming connections (64), dropping connection.': {
      'sshwhy.limit': 64,
    },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Too many incoming connections (64), dropping connection.': {
      'sshwhy.limit': 64,
    },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Too many incoming connections (64), dropping connection.': {
      'sshwhy.limit': 64,
    },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Too many incoming connections (4) from source 203.0.113.7, dropping connection.':
      { 'sshwhy.limit': 4, 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Too many incoming connections (4) from source 203.0.113.7, dropping connection.':
      { 'sshwhy.limit': 4, 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Too many incoming connections (4) from source 203.0.113.7, dropping connection.':
      { 'sshwhy.limit': 4, 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 systemd[1]: ssh.socket: Too many incoming connections (64)': { 'sshwhy.limit': 64 },
    'Nov 21 01:18:41 web1 systemd[1]: sshd.socket: Too many incoming connections (64)': { 'sshwhy.limit': 64 },
    'Nov 21 01:18:41 web1 systemd[1]: dropbear.socket: Too many incoming connections (64)': { 'sshwhy.limit': 64 },
  },
  rejects: ['Nov 21 01:18:41 web1 systemd[1]: cups.socket: Too many incoming connections (64), dropping connection.'],
});
