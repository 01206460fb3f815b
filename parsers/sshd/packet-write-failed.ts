import { defineParser } from '../../src/parser/define.ts';

export const packetWriteFailed = defineParser({
  id: 'sshd.packet-write-failed',
  title: 'sshd could not send to the client any more',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: [
    'ssh_packet_write_poll: Connection from {source.ip:ip} port {source.port:port}: {error.message:phrase}',
    'ssh_packet_write_wait: Connection from {source.ip:ip} port {source.port:port}: {error.message:phrase}',
    'packet_write_poll: Connection from {source.ip:ip} port {source.port:port}: {error.message:phrase}',
    'packet_write_wait: Connection from {source.ip:ip} port {source.port:port}: {error.message:phrase}',
    'ssh_packet_write_poll: Connection from user {user.name:user} {source.ip:ip} port {source.port:port}: {error.message:text}',
    'ssh_packet_write_wait: Connection from user {user.name:user} {source.ip:ip} port {source.port:port}: {error.message:text}',
  ],
  meaning:
    'The operating system reported that the client could not be reached any more (“Broken pipe”, “Connection ' +
    'timed out”, “Connection reset by peer”). The client, the network or a firewall ended the connection, not ' +
    'sshd.',
  source:
    'openssh-portable packet.c ssh_packet_write_poll(), ssh_packet_write_wait() via sshpkt_fatal(), opacket.c, ' +
    'since V_7_2_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: ssh_packet_write_poll: Connection from 203.0.113.13 port 33738: Broken pipe':
      { 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: ssh_packet_write_wait: Connection from 203.0.113.13 port 33738: Broken pipe':
      { 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: packet_write_poll: Connection from 203.0.113.13 port 33738: Broken pipe':
      { 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: packet_write_wait: Connection from 203.0.113.13 port 33738: Broken pipe':
      { 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
    'Nov 21 01:18:41 web1 sshd-session[30992]: ssh_packet_write_poll: Connection from user alice 203.0.113.13 port 33738: Broken pipe':
      { 'user.name': 'alice', 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
    'Nov 21 01:18:41 web1 sshd-session[30992]: ssh_packet_write_wait: Connection from user alice 203.0.113.13 port 33738: Broken pipe':
      { 'user.name': 'alice', 'source.ip': '203.0.113.13', 'source.port': 33738, 'error.message': 'Broken pipe' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: fatal: Write failed: Connection reset by peer [preauth]'],
});
