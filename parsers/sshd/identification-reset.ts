import { defineParser } from '../../src/parser/define.ts';

export const identificationReset = defineParser({
  id: 'sshd.identification-reset',
  title: 'the connection broke before the client had said what program it is',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: ['kex_exchange_identification: read: {error.message:phrase}'],
  meaning:
    'Reading from the client failed before its identification had arrived. “Connection reset by peer” in the log ' +
    'of the server means that the client, or a firewall between the two, tore the connection down, not sshd. The ' +
    'address stands in the next line of the same process (since 8.3) or at LogLevel VERBOSE in the one before.',
  source: 'openssh-portable kex.c kex_exchange_identification(), since V_8_0_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: read: Connection reset by peer': {
      'error.message': 'Connection reset by peer',
    },
    'Nov 21 01:18:41 web1 sshd-session[30992]: error: kex_exchange_identification: read: Connection timed out [preauth]':
      { 'error.message': 'Connection timed out' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: Connection closed by remote host'],
});
