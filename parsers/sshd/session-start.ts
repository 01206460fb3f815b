import { defineParser } from '../../src/parser/define.ts';

export const sessionStart = defineParser({
  id: 'sshd.session-start',
  title: 'a session was opened inside a connection',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Starting session: {sshwhy.session.what:text} for {user.name:word} from {source.ip:ip} port {source.port:port} id {sshwhy.session.id:int}',
    'Starting session: {sshwhy.session.what:text} for {user.name:word} from {source.ip:ip} port {source.port:port}', // 6.5 to 7.1
  ],
  meaning: 'A logged-in user starts a shell, a command or a subsystem such as sftp. Shown at LogLevel VERBOSE only.',
  source: 'openssh-portable session.c do_exec(), since 6.5; the id since 7.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Starting session: command for alice from 192.0.2.24 port 40011 id 0': {
      'sshwhy.session.what': 'command',
      'user.name': 'alice',
      'source.ip': '192.0.2.24',
      'source.port': 40011,
      'sshwhy.session.id': 0,
    },
    "Nov 21 01:18:41 web1 sshd[4711]: Starting session: forced-command (key-option) '/bin/echo for bob' on pts/0 for alice from 2001:db8::6 port 40168 id 1":
      {
        'sshwhy.session.what': "forced-command (key-option) '/bin/echo for bob' on pts/0",
        'user.name': 'alice',
        'source.ip': '2001:db8::6',
        'source.port': 40168,
        'sshwhy.session.id': 1,
      },
    "Nov 21 01:18:41 web1 sshd[4711]: Starting session: subsystem 'sftp' for alice from 192.0.2.6 port 40168": {
      'sshwhy.session.what': "subsystem 'sftp'",
      'user.name': 'alice',
      'source.ip': '192.0.2.6',
      'source.port': 40168,
    },
  },
});
