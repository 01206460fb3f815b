import { defineParser } from '../../src/parser/define.ts';

export const closingConnection = defineParser({
  id: 'sshd.closing-connection',
  title: 'sshd closes a connection that has ended',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Closing connection to {source.ip:ip} port {source.port:port}',
    'Closing connection to {source.ip:ip}', // before 6.5
  ],
  meaning: 'The client has closed its side and sshd puts its own away. Nobody was cut. Shown at LogLevel VERBOSE only.',
  source: 'openssh-portable sshd.c / sshd-session.c main()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Closing connection to 192.0.2.6 port 40172': {
      'source.ip': '192.0.2.6',
      'source.port': 40172,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Closing connection to 2001:db8::6': { 'source.ip': '2001:db8::6' },
  },
});
