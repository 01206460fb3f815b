import { defineParser } from '../../src/parser/define.ts';

export const invalidUser = defineParser({
  id: 'sshd.invalid-user',
  title: 'a client tried a user that does not exist or may not log in',
  program: ['sshd'],
  action: 'ssh_login',
  outcome: 'failure',
  patterns: [
    'Invalid user {user.name:user} from {source.ip:ip} port {source.port:port}', // OpenSSH 7.3 and later
    'Invalid user {user.name:user} from {source.address:address}', // 3.9 to 7.2
    'Illegal user {user.name:user} from {source.address:address}', // 3.5 to 3.8
  ],
  fields: { 'event.reason': 'invalid_user' },
  meaning:
    'The user is unknown to the system or refused by policy. sshd goes on with the login as usual, so as not to tell; ' +
    'the name is the client’s own words, so the address is the last one on the line.',
  source: 'openssh-portable auth.c getpwnamallow(), since 3.5',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Invalid user root from 192.0.2.4 port 55555 ssh2 from 203.0.113.9 port 58354': {
      'user.name': 'root from 192.0.2.4 port 55555 ssh2',
      'source.ip': '203.0.113.9',
      'source.port': 58354,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: Invalid user  from 203.0.113.68 port 34916': {
      'user.name': '',
      'source.ip': '203.0.113.68',
      'source.port': 34916,
    },
    'Dec 10 06:55:46 web1 sshd[24200]: Invalid user webmaster from 203.0.113.186': {
      'user.name': 'webmaster',
      'source.address': '203.0.113.186',
    },
    'Feb  3 06:55:46 web1 sshd[24200]: Illegal user test from bad.example.com': {
      'user.name': 'test',
      'source.address': 'bad.example.com',
    },
  },
  rejects: ['Dec 10 06:55:46 web1 sshd[24200]: input_userauth_request: invalid user webmaster [preauth]'],
});
