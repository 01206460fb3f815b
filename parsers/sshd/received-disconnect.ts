import { defineParser } from '../../src/parser/define.ts';

export const receivedDisconnect = defineParser({
  id: 'sshd.received-disconnect',
  title: 'the client said goodbye',
  program: ['sshd'],
  action: 'disconnect',
  patterns: [
    'Received disconnect from {source.ip:ip} port {source.port:port}:{sshwhy.disconnect.code:int}: {sshwhy.disconnect.text:text}', // 7.2 and later
    'Received disconnect from {source.address:address}: {sshwhy.disconnect.code:int}: {sshwhy.disconnect.text:text}', // 2.5 to 7.1
  ],
  meaning:
    'The client told sshd that it ends the connection, with a number and a text of its own: 11 is the ordinary ' +
    'end (“disconnected by user”, “Bye Bye”), 14 means that it has no more ways to log in, 2 and 3 that it could ' +
    'not agree with the server, 13 that the user cancelled. The client may write anything there.',
  source: 'openssh-portable packet.c ssh_packet_read_poll_seqnr(), since V_2_5_1_P1; the port since V_7_2_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Received disconnect from 203.0.113.7 port 45362:11: disconnected by user': {
      'source.ip': '203.0.113.7',
      'source.port': 45362,
      'sshwhy.disconnect.code': 11,
      'sshwhy.disconnect.text': 'disconnected by user',
    },
    'Nov 21 01:18:41 web1 sshd-session[30992]: error: Received disconnect from 203.0.113.7 port 45362:14: No supported authentication methods available [preauth]':
      {
        'source.ip': '203.0.113.7',
        'source.port': 45362,
        'sshwhy.disconnect.code': 14,
        'sshwhy.disconnect.text': 'No supported authentication methods available',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Received disconnect from 203.0.113.196: 11: Bye Bye from 198.51.100.1: 11: x [preauth]':
      {
        'source.address': '203.0.113.196',
        'sshwhy.disconnect.code': 11,
        'sshwhy.disconnect.text': 'Bye Bye from 198.51.100.1: 11: x',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: Received disconnect from 2001:db8:bad::5: 11:  [preauth]': {
      'source.address': '2001:db8:bad::5',
      'sshwhy.disconnect.code': 11,
      'sshwhy.disconnect.text': '',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Disconnected from 203.0.113.7 port 58426'],
});
