import { defineParser } from '../../src/parser/define.ts';

export const connectionReset = defineParser({
  id: 'sshd.connection-reset',
  title: 'the client or the network reset the connection',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: [
    'Connection reset by {source.ip:ip} port {source.port:port}', // 7.2 and later
    'Connection reset by {source.ip:ip}', // 6.9 to 7.1
    'Connection reset by UNKNOWN port 65535',
    'Connection reset by authenticating user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Connection reset by invalid user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Connection reset by user {user.name:user} {source.ip:ip} port {source.port:port}',
  ],
  meaning:
    'The connection was torn down from the other side: the client ended abruptly, or a firewall or router in ' +
    'between cut it. In the log of the server this is never a decision of sshd. A user name in the line is the ' +
    'client’s own words, so the address is the last one on the line.',
  source:
    'openssh-portable packet.c sshpkt_vfatal() on ECONNRESET, since V_6_9_P1; port since V_7_2_P1, user since ' +
    'V_7_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Connection reset by 203.0.113.7 port 58426 [preauth]': {
      'source.ip': '203.0.113.7',
      'source.port': 58426,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection reset by 203.0.113.7 [preauth]': { 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection reset by UNKNOWN port 65535 [preauth]': {},
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection reset by authenticating user root 203.0.113.24 port 45362 [preauth]':
      { 'user.name': 'root', 'source.ip': '203.0.113.24', 'source.port': 45362 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection reset by invalid user root from 198.51.100.4 port 55555 ssh2 203.0.113.9 port 58354 [preauth]':
      { 'user.name': 'root from 198.51.100.4 port 55555 ssh2', 'source.ip': '203.0.113.9', 'source.port': 58354 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection reset by invalid user root 198.51.100.4 port 22 [preauth] 203.0.113.9 port 58398 [preauth]':
      { 'user.name': 'root 198.51.100.4 port 22 [preauth]', 'source.ip': '203.0.113.9', 'source.port': 58398 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection reset by user alice 203.0.113.24 port 45362': {
      'user.name': 'alice',
      'source.ip': '203.0.113.24',
      'source.port': 45362,
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: read: Connection reset by peer',
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by 203.0.113.7 port 58426',
  ],
});
