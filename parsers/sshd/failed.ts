import { defineParser } from '../../src/parser/define.ts';

const unknownUser =
  'Failed {sshwhy.auth.method:word} for invalid user {user.name:user} from {source.ip:ip} port {source.port:port} ';
const knownUser = 'Failed {sshwhy.auth.method:word} for {user.name:user} from {source.ip:ip} port {source.port:port} ';

export const failed = defineParser({
  id: 'sshd.failed',
  title: 'a login attempt failed',
  program: ['sshd'],
  action: 'ssh_login',
  outcome: 'failure',
  patterns: [
    `${unknownUser}ssh2`,
    `${unknownUser}ssh2: {sshwhy.key.type:word} {sshwhy.key.fingerprint:word}`,
    `${unknownUser}ssh2: {sshwhy.auth.info:text}`,
    'Failed {sshwhy.auth.method:word} for illegal user {user.name:user} from {source.ip:ip} port {source.port:port} ssh2', // up to 3.8
    `${knownUser}ssh2`,
    `${knownUser}ssh2: {sshwhy.key.type:word} {sshwhy.key.fingerprint:word}`,
    `${knownUser}ssh2: {sshwhy.auth.info:text}`,
    `${unknownUser}ssh1`, // up to 7.3
    `${knownUser}ssh1`,
    `${knownUser}ssh1: {sshwhy.auth.info:text}`,
  ],
  meaning:
    'The password, key or answer was wrong, or the user does not exist ("invalid user"). sshd itself cannot tell ' +
    'a user who is called "invalid user x" from a missing user x, so the second reading is taken. The name is the ' +
    'client’s own words, but it never contains a colon: the true address is the last one in front of the end of ' +
    'the line or of "ssh2:". Keys of existing users are logged at VERBOSE until half of MaxAuthTries is used up.',
  remedy: [
    'Many addresses, many names: scanners. Turn passwords off (PasswordAuthentication no) and let fail2ban or PerSourcePenalties slow them down.',
    'One known user: compare the key with ssh-keygen -lf, or reset the password.',
  ],
  source:
    'openssh-portable auth.c auth_log(), since 2.3; "illegal user" until 3.8; the key behind "ssh2:" since 6.3; fail2ban gh-1479 for the forged forms',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for invalid user admin from 192.0.2.12 port 40086 ssh2': {
      'sshwhy.auth.method': 'password',
      'user.name': 'admin',
      'source.ip': '192.0.2.12',
      'source.port': 40086,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for invalid user test from 198.51.100.2 port 55555 ssh2 from 192.0.2.1 port 58946 ssh2':
      {
        'sshwhy.auth.method': 'password',
        'user.name': 'test from 198.51.100.2 port 55555 ssh2',
        'source.ip': '192.0.2.1',
        'source.port': 58946,
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed publickey for invalid user admin from 192.0.2.12 port 40086 ssh2: RSA SHA256:ES0GhgJgoPysvnF11xkMDqG/8lhr6Xo0rEnUKmsoSlA':
      {
        'sshwhy.auth.method': 'publickey',
        'user.name': 'admin',
        'source.ip': '192.0.2.12',
        'source.port': 40086,
        'sshwhy.key.type': 'RSA',
        'sshwhy.key.fingerprint': 'SHA256:ES0GhgJgoPysvnF11xkMDqG/8lhr6Xo0rEnUKmsoSlA',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for invalid user test from 192.0.2.1 port 58946 ssh2: from 198.51.100.2 port 55555 ssh2':
      {
        'sshwhy.auth.method': 'password',
        'user.name': 'test',
        'source.ip': '192.0.2.1',
        'source.port': 58946,
        'sshwhy.auth.info': 'from 198.51.100.2 port 55555 ssh2',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for illegal user test from 192.0.2.12 port 1042 ssh2': {
      'sshwhy.auth.method': 'password',
      'user.name': 'test',
      'source.ip': '192.0.2.12',
      'source.port': 1042,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for root from 2001:db8::4 port 42393 ssh2': {
      'sshwhy.auth.method': 'password',
      'user.name': 'root',
      'source.ip': '2001:db8::4',
      'source.port': 42393,
    },
    'Nov 21 01:18:41 web1 sshd-session[4711]: Failed publickey for root from 192.0.2.15 port 46360 ssh2: ED25519 SHA256:VEkofIjuIuew4geL7pNZPBlcvtSOQ3F8yhxmwIlYx0Q':
      {
        'sshwhy.auth.method': 'publickey',
        'user.name': 'root',
        'source.ip': '192.0.2.15',
        'source.port': 46360,
        'sshwhy.key.type': 'ED25519',
        'sshwhy.key.fingerprint': 'SHA256:VEkofIjuIuew4geL7pNZPBlcvtSOQ3F8yhxmwIlYx0Q',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed hostbased for bob from 192.0.2.15 port 46361 ssh2: RSA SHA256:ES0GhgJgoPysvnF11xkMDqG, client user "bob", client host "h from 198.51.100.2 port 22 ssh2"':
      {
        'sshwhy.auth.method': 'hostbased',
        'user.name': 'bob',
        'source.ip': '192.0.2.15',
        'source.port': 46361,
        'sshwhy.auth.info':
          'RSA SHA256:ES0GhgJgoPysvnF11xkMDqG, client user "bob", client host "h from 198.51.100.2 port 22 ssh2"',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for root from 192.0.2.15 port 1023 ssh1': {
      'sshwhy.auth.method': 'password',
      'user.name': 'root',
      'source.ip': '192.0.2.15',
      'source.port': 1023,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed password for invalid user test from 192.0.2.15 port 1023 ssh1': {
      'sshwhy.auth.method': 'password',
      'user.name': 'test',
      'source.ip': '192.0.2.15',
      'source.port': 1023,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Failed rhosts-rsa for bob from 192.0.2.1 port 20000 ssh1: ruser from 198.51.100.4':
      {
        'sshwhy.auth.method': 'rhosts-rsa',
        'user.name': 'bob',
        'source.ip': '192.0.2.1',
        'source.port': 20000,
        'sshwhy.auth.info': 'ruser from 198.51.100.4',
      },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: error: PAM: Authentication failure for root from 192.0.2.6'],
});
