import { defineParser } from '../../src/parser/define.ts';

export const connectionTimedOut = defineParser({
  id: 'sshd.connection-timed-out',
  title: 'the client stopped answering',
  program: ['sshd'],
  action: 'client-alive-timeout',
  patterns: [
    'Connection from {source.ip:ip} port {source.port:port} timed out', // 7.4 and later
    'Connection from authenticating user {user.name:user} {source.ip:ip} port {source.port:port} timed out',
    'Connection from invalid user {user.name:user} {source.ip:ip} port {source.port:port} timed out',
    'Connection from user {user.name:user} {source.ip:ip} port {source.port:port} timed out',
    'Connection to {source.ip:ip} timed out', // 6.9 to 7.3
    'Connection to {source.ip:ip} timed out while waiting to {sshwhy.disconnect.waiting:word}', // 5.1 to 6.8
  ],
  meaning:
    'sshd waited for the client to send or to take data, and nothing happened for ClientAliveInterval times ' +
    'ClientAliveCountMax seconds, so it gave up. The client went to sleep or lost its network, or a router or ' +
    'firewall in between forgot the connection. In the older wordings “to” does not mean that the server ' +
    'connected anywhere.',
  remedy: [
    'Make idle connections send something often enough: ClientAliveInterval on the server or ServerAliveInterval ' +
      'on the client, shorter than the firewall’s memory',
    'Allow longer silence: raise ClientAliveCountMax',
  ],
  source:
    'openssh-portable packet.c sshpkt_vfatal() on SSH_ERR_CONN_TIMEOUT, packet_read_seqnr(), packet_write_wait(); ' +
    'sshd.c ssh_packet_set_timeout(); since V_5_1_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.4 port 40122 timed out': {
      'source.ip': '203.0.113.4',
      'source.port': 40122,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from authenticating user root 203.0.113.4 port 40122 timed out [preauth]':
      { 'user.name': 'root', 'source.ip': '203.0.113.4', 'source.port': 40122 },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from invalid user root from 198.51.100.4 port 55555 ssh2 203.0.113.4 port 40122 timed out [preauth]':
      { 'user.name': 'root from 198.51.100.4 port 55555 ssh2', 'source.ip': '203.0.113.4', 'source.port': 40122 },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection from user alice 203.0.113.4 port 40122 timed out': {
      'user.name': 'alice',
      'source.ip': '203.0.113.4',
      'source.port': 40122,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection to 203.0.113.4 timed out': { 'source.ip': '203.0.113.4' },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection to 203.0.113.4 timed out while waiting to read': {
      'source.ip': '203.0.113.4',
      'sshwhy.disconnect.waiting': 'read',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection to 203.0.113.4 timed out while waiting to write': {
      'source.ip': '203.0.113.4',
      'sshwhy.disconnect.waiting': 'write',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Connection from 203.0.113.16 port 51280 on 192.0.2.10 port 22'],
});
