import { defineParser } from '../../src/parser/define.ts';

export const noIdentification = defineParser({
  id: 'sshd.no-identification',
  title: 'a client hung up without a word',
  program: ['sshd'],
  action: 'no-identification',
  patterns: [
    'Did not receive identification string from {source.ip:ip} port {source.port:port}', // 7.3 to 7.9
    'Did not receive identification string from {source.ip:ip}', // 2.5 to 7.2
    'Did not receive identification string from UNKNOWN',
    'Did not receive identification string from UNKNOWN port 65535',
  ],
  meaning:
    'Somebody opened a connection and closed it before saying what program it is: a port scan, the health check ' +
    'of a load balancer or a monitor, or a client that gave up early. It is never the reason why sshd cut a ' +
    'connection. UNKNOWN means that the connection was gone before sshd could ask for its address.',
  source: 'openssh-portable sshd.c sshd_exchange_identification(), V_2_5_1_P2 to V_7_9_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Did not receive identification string from 203.0.113.5 port 35836': {
      'source.ip': '203.0.113.5',
      'source.port': 35836,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Did not receive identification string from 203.0.113.19': {
      'source.ip': '203.0.113.19',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Did not receive identification string from UNKNOWN': {},
    'Nov 21 01:18:41 web1 sshd[30992]: Did not receive identification string from UNKNOWN port 65535': {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: Connection closed by remote host'],
});
