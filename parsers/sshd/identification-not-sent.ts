import { defineParser } from '../../src/parser/define.ts';

export const identificationNotSent = defineParser({
  id: 'sshd.identification-not-sent',
  title: 'a client was gone before sshd could greet it',
  program: ['sshd'],
  action: 'connection-closed',
  patterns: [
    'Could not write ident string to {source.ip:ip} port {source.port:port}',
    'Could not write ident string to {source.ip:ip}',
    'kex_exchange_identification: write: {error.message:phrase}',
  ],
  meaning:
    'sshd could not send its own identification, because the client had already closed or reset the connection. A ' +
    'port scan or a client that gave up early, not a decision of the server.',
  source:
    'openssh-portable sshd.c sshd_exchange_identification() V_2_1_0_P1 to V_7_9_P1, port since V_7_3_P1; kex.c ' +
    'since V_8_0_P1, by now at debug level',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Could not write ident string to 203.0.113.3 port 40022': {
      'source.ip': '203.0.113.3',
      'source.port': 40022,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Could not write ident string to 203.0.113.3': { 'source.ip': '203.0.113.3' },
    'Nov 21 01:18:41 web1 sshd[30992]: debug1: kex_exchange_identification: write: Broken pipe': {
      'error.message': 'Broken pipe',
    },
  },
});
