import { defineParser } from '../../src/parser/define.ts';

export const disconnected = defineParser({
  id: 'sshd.disconnected',
  title: 'the connection ended with a proper goodbye',
  program: ['sshd'],
  action: 'disconnect',
  patterns: [
    'Disconnected from {source.ip:ip} port {source.port:port}', // 7.2 and later
    'Disconnected from {source.ip:ip}', // 6.9 to 7.1
    'Disconnected from authenticating user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Disconnected from invalid user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Disconnected from user {user.name:user} {source.ip:ip} port {source.port:port}',
  ],
  meaning:
    'The client said goodbye as the protocol asks for, and sshd ended the connection. The line before it, of the ' +
    'same process, has the reason that the client gave (“Received disconnect from …”). A user name in the line is ' +
    'the client’s own words, so the address is the last one on the line.',
  source:
    'openssh-portable packet.c sshpkt_vfatal() on SSH_ERR_DISCONNECTED, since V_6_9_P1; port since V_7_2_P1, user ' +
    'since V_7_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnected from 203.0.113.7 port 58426 [preauth]': {
      'source.ip': '203.0.113.7',
      'source.port': 58426,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Disconnected from 203.0.113.7': { 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnected from authenticating user root 203.0.113.24 port 45362 [preauth]':
      { 'user.name': 'root', 'source.ip': '203.0.113.24', 'source.port': 45362 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnected from invalid user root from 198.51.100.4 port 55555 ssh2 203.0.113.9 port 58354 [preauth]':
      { 'user.name': 'root from 198.51.100.4 port 55555 ssh2', 'source.ip': '203.0.113.9', 'source.port': 58354 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnected from invalid user root 198.51.100.4 port 22 [preauth] 203.0.113.9 port 58398 [preauth]':
      { 'user.name': 'root 198.51.100.4 port 22 [preauth]', 'source.ip': '203.0.113.9', 'source.port': 58398 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Disconnected from user alice 203.0.113.24 port 45362': {
      'user.name': 'alice',
      'source.ip': '203.0.113.24',
      'source.port': 45362,
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Received disconnect from 203.0.113.7 port 58426:11: disconnected by user',
  ],
});
