import { defineParser } from '../../src/parser/define.ts';

export const connectionClosed = defineParser({
  id: 'sshd.connection-closed',
  title: 'the client closed the connection',
  program: ['sshd'],
  action: 'connection-closed',
  patterns: [
    'Connection closed by {source.ip:ip} port {source.port:port}', // 7.2 and later
    'Connection closed by {source.ip:ip}', // up to 7.1
    'Connection closed by UNKNOWN port 65535',
  ],
  meaning:
    'The other side closed the connection without saying why. It was not a decision of sshd: the client was ' +
    'interrupted, did not like the key of the server, had no more passwords to try, or is a scanner. “[preauth]” ' +
    'at the end of the line means that it had not logged in.',
  source:
    'openssh-portable packet.c sshpkt_vfatal() since V_6_8_P1, packet_read_seqnr() before; serverloop.c; port ' +
    'since V_7_2_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by 203.0.113.7 port 58426 [preauth]': {
      'source.ip': '203.0.113.7',
      'source.port': 58426,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by 203.0.113.7 [preauth]': { 'source.ip': '203.0.113.7' },
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by UNKNOWN port 65535 [preauth]': {},
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: Connection closed by invalid user admin 203.0.113.7 port 58426 [preauth]',
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: Connection closed by remote host',
  ],
});
