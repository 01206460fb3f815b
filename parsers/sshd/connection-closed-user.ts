import { defineParser } from '../../src/parser/define.ts';

export const connectionClosedUser = defineParser({
  id: 'sshd.connection-closed-user',
  title: 'the client closed the connection while it was logging in',
  program: ['sshd'],
  action: 'connection-closed',
  patterns: [
    'Connection closed by authenticating user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Connection closed by invalid user {user.name:user} {source.ip:ip} port {source.port:port}',
    'Connection closed by user {user.name:user} {source.ip:ip} port {source.port:port}',
  ],
  meaning:
    'The other side closed the connection without saying why, after it had named a user. It was not a decision of ' +
    'sshd: the person gave up at the password prompt, the client had no more keys to offer, or a password guesser ' +
    'moved on. “invalid user” means that the user does not exist or may not log in. The name is the client’s own ' +
    'words, so the address is the last one on the line.',
  source:
    'openssh-portable packet.c sshpkt_vfatal(), auth2.c input_userauth_request() via ' +
    'ssh_packet_set_log_preamble(), since V_7_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection closed by authenticating user root 203.0.113.24 port 45362 [preauth]':
      { 'user.name': 'root', 'source.ip': '203.0.113.24', 'source.port': 45362 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection closed by invalid user root from 198.51.100.4 port 55555 ssh2 203.0.113.9 port 58354 [preauth]':
      { 'user.name': 'root from 198.51.100.4 port 55555 ssh2', 'source.ip': '203.0.113.9', 'source.port': 58354 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection closed by invalid user root 198.51.100.4 port 22 [preauth] 203.0.113.9 port 58398 [preauth]':
      { 'user.name': 'root 198.51.100.4 port 22 [preauth]', 'source.ip': '203.0.113.9', 'source.port': 58398 },
    'Nov 21 01:18:41 web1 sshd-session[30992]: Connection closed by user alice 203.0.113.24 port 45362': {
      'user.name': 'alice',
      'source.ip': '203.0.113.24',
      'source.port': 45362,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by authenticating user test 198.51.100.1 port 12345 203.0.113.11 port 46039 [preauth]':
      { 'user.name': 'test 198.51.100.1 port 12345', 'source.ip': '203.0.113.11', 'source.port': 46039 },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by invalid user root\\\\nNov 21 00 203.0.113.9 port 56066 [preauth]':
      { 'user.name': 'root\\\\nNov 21 00', 'source.ip': '203.0.113.9', 'source.port': 56066 },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by 203.0.113.7 port 58426 [preauth]',
    'Nov 21 01:18:41 web1 sshd[30992]: Connection reset by invalid user admin 203.0.113.7 port 58426 [preauth]',
  ],
});
