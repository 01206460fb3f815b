import { defineParser } from '../../src/parser/define.ts';

export const identificationClosed = defineParser({
  id: 'sshd.identification-closed',
  title: 'a client hung up before it had said what program it is',
  program: ['sshd'],
  action: 'no-identification',
  patterns: ['kex_exchange_identification: Connection closed by remote host'],
  meaning:
    'In the log of the server the remote host is the client: it closed the connection before sending its ' +
    'identification. A port scan, the health check of a load balancer or a monitor, or a client that gave up ' +
    'early; never the reason why sshd cut a connection. The address stands in the next line of the same process ' +
    '(“Connection closed by …”, since 8.3) or at LogLevel VERBOSE in the one before.',
  source:
    'openssh-portable kex.c kex_exchange_identification(), as an error V_8_0_P1 to V_9_4_P1, at VERBOSE since ' +
    'V_9_5_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: Connection closed by remote host': {},
    'Nov 21 01:18:41 web1 sshd-session[30992]: kex_exchange_identification: Connection closed by remote host [preauth]':
      {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: read: Connection reset by peer'],
});
