import { defineParser } from '../../src/parser/define.ts';

export const readError = defineParser({
  id: 'sshd.read-error',
  title: 'the network or the client broke a connection',
  program: ['sshd'],
  action: 'connection-reset',
  patterns: [
    'Read error from remote host {source.ip:ip} port {source.port:port}: {error.message:text}',
    'Read error from remote host {source.address:address}: {error.message:text}', // before 6.8
  ],
  meaning:
    'sshd tried to read from the logged-in client and the system said that the connection is broken ("Connection ' +
    'reset by peer", "Connection timed out", "No route to host"). sshd did not cut it; the client or something ' +
    'between did.',
  source: 'openssh-portable serverloop.c process_input(), since 2.1; VERBOSE until 9.7, INFO since 9.8',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Read error from remote host 192.0.2.8 port 54128: Connection reset by peer': {
      'source.ip': '192.0.2.8',
      'source.port': 54128,
      'error.message': 'Connection reset by peer',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Read error from remote host 2001:db8::8: Connection timed out': {
      'source.address': '2001:db8::8',
      'error.message': 'Connection timed out',
    },
  },
});
