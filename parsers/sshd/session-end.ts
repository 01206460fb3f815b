import { defineParser } from '../../src/parser/define.ts';

export const sessionEnd = defineParser({
  id: 'sshd.session-end',
  title: 'a session inside a connection ended',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Close session: user {user.name:user} from {source.ip:ip} port {source.port:port} id {sshwhy.session.id:int}',
  ],
  meaning:
    'A shell, command or subsystem of a logged-in user ended; the connection may live on. Shown at LogLevel ' +
    'VERBOSE only.',
  source: 'openssh-portable session.c session_close(), since 7.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Close session: user deploy from 192.0.2.6 port 40166 id 0': {
      'user.name': 'deploy',
      'source.ip': '192.0.2.6',
      'source.port': 40166,
      'sshwhy.session.id': 0,
    },
  },
});
