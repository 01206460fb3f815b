import { defineParser } from '../../src/parser/define.ts';

export const readFailed = defineParser({
  id: 'sshd.read-failed',
  title: 'the connection to the client broke',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: ['Read from socket failed: {error.message:phrase}', 'Write failed: {error.message:phrase}'],
  meaning:
    'sshd could not read from or write to the client any more: the client, the network or a firewall ended the ' +
    'connection, not sshd. The line has no address; other lines of the same process may.',
  source: 'openssh-portable packet.c packet_read_seqnr(), packet_write_poll(), V_2_1_0_P1 to V_6_7_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Read from socket failed: Connection reset by peer [preauth]': {
      'error.message': 'Connection reset by peer',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: fatal: Write failed: Broken pipe': { 'error.message': 'Broken pipe' },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: kex_exchange_identification: read: Connection reset by peer'],
});
