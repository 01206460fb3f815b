import { defineParser } from '../../src/parser/define.ts';

export const postponed = defineParser({
  id: 'sshd.postponed',
  title: 'a login went one step further',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Postponed {sshwhy.auth.method:word} for invalid user {user.name:user} from {source.ip:ip} port {source.port:port} ssh2',
    'Postponed {sshwhy.auth.method:word} for {user.name:user} from {source.ip:ip} port {source.port:port} ssh2',
    'Partial {sshwhy.auth.method:word} for {user.name:user} from {source.ip:ip} port {source.port:port} ssh2',
    'Partial {sshwhy.auth.method:word} for {user.name:user} from {source.ip:ip} port {source.port:port} ssh2: {sshwhy.auth.info:text}',
  ],
  meaning:
    'Postponed: the client asked whether a key would do, or a dialogue goes on. Partial: one of several methods ' +
    'that AuthenticationMethods demands was passed. Neither is a success or a failure; that line follows.',
  source: 'openssh-portable auth.c auth_log(), Postponed since 2.9, Partial since 6.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Postponed publickey for alice from 192.0.2.24 port 40011 ssh2 [preauth]': {
      'sshwhy.auth.method': 'publickey',
      'user.name': 'alice',
      'source.ip': '192.0.2.24',
      'source.port': 40011,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Postponed keyboard-interactive for invalid user x from 198.51.100.1 port 1 ssh2 from 192.0.2.24 port 40012 ssh2 [preauth]':
      {
        'sshwhy.auth.method': 'keyboard-interactive',
        'user.name': 'x from 198.51.100.1 port 1 ssh2',
        'source.ip': '192.0.2.24',
        'source.port': 40012,
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Partial password for bob from 192.0.2.24 port 40013 ssh2 [preauth]': {
      'sshwhy.auth.method': 'password',
      'user.name': 'bob',
      'source.ip': '192.0.2.24',
      'source.port': 40013,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Partial publickey for bob from 192.0.2.24 port 40014 ssh2: ED25519 SHA256:VEkofIjuIuew4geL7pNZPBlcvtSOQ3F8yhxmwIlYx0Q':
      {
        'sshwhy.auth.method': 'publickey',
        'user.name': 'bob',
        'source.ip': '192.0.2.24',
        'source.port': 40014,
        'sshwhy.auth.info': 'ED25519 SHA256:VEkofIjuIuew4geL7pNZPBlcvtSOQ3F8yhxmwIlYx0Q',
      },
  },
});
