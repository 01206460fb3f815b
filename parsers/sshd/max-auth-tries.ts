import { defineParser } from '../../src/parser/define.ts';

export const maxAuthTries = defineParser({
  id: 'sshd.max-auth-tries',
  title: 'sshd cut a connection after too many failed logins in it',
  program: ['sshd'],
  action: 'max-auth-tries',
  outcome: 'failure',
  patterns: [
    'maximum authentication attempts exceeded for invalid user {user.name:user} from {source.ip:ip} port {source.port:port} ssh2',
    'maximum authentication attempts exceeded for {user.name:user} from {source.ip:ip} port {source.port:port} ssh2',
    'maximum authentication attempts exceeded for {user.name:user} from {source.ip:ip} port {source.port:port} ssh1', // up to 7.3
  ],
  meaning:
    'The client used up MaxAuthTries (default 6) in one connection, so sshd disconnects it with "Too many ' +
    'authentication failures". Every key that an agent offers counts as one try: a person with many keys is cut ' +
    'before the right one, or the password, has its turn.',
  remedy: [
    'In the client: ssh -o IdentitiesOnly=yes -i KEY, or remove keys from the agent (ssh-add -D).',
    'On the server: raise MaxAuthTries only if several methods are needed.',
  ],
  source: 'openssh-portable auth.c auth_maxtries_exceeded(), since 6.8; ssh1 possible until 7.3',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: maximum authentication attempts exceeded for root from 192.0.2.13 port 40092 ssh2 [preauth]':
      { 'user.name': 'root', 'source.ip': '192.0.2.13', 'source.port': 40092 },
    'Nov 21 01:18:41 web1 sshd-session[4711]: error: maximum authentication attempts exceeded for invalid user games from 198.51.100.3 port 22 ssh2 from 192.0.2.13 port 46374 ssh2 [preauth]':
      { 'user.name': 'games from 198.51.100.3 port 22 ssh2', 'source.ip': '192.0.2.13', 'source.port': 46374 },
    'Nov 21 01:18:41 web1 sshd[4711]: error: maximum authentication attempts exceeded for root from 192.0.2.13 port 1023 ssh1 [preauth]':
      { 'user.name': 'root', 'source.ip': '192.0.2.13', 'source.port': 1023 },
  },
});
