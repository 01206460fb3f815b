import { defineParser } from '../../src/parser/define.ts';

const login = 'Accepted {sshwhy.auth.method:word} for {user.name:user} from {source.ip:ip} port {source.port:port} ';

export const accepted = defineParser({
  id: 'sshd.accepted',
  title: 'a user logged in',
  program: ['sshd'],
  action: 'ssh_login',
  outcome: 'success',
  patterns: [
    `${login}ssh2`,
    `${login}ssh1`, // up to 7.3
    `${login}ssh2: {sshwhy.key.type:word} {sshwhy.key.fingerprint:word}`, // 6.3 and later, public keys
    'Accepted {sshwhy.auth.method:word} for {user.name:word} from {source.ip:ip} port {source.port:port} ssh2: {sshwhy.key.type:word} {sshwhy.key.fingerprint:word} ID {sshwhy.key.id:text} (serial {sshwhy.key.serial:word}) CA {sshwhy.ca.type:word} {sshwhy.ca.fingerprint:word}', // certificates
    `${login}ssh2: {sshwhy.auth.info:text}`, // GSSAPI principal, hostbased client
  ],
  meaning:
    'sshd accepted the login. It proves that at this moment the port was reachable and sshd was taking ' +
    'connections from this address, so whatever cut another connection did not cut this one.',
  source: 'openssh-portable auth.c auth_log(), since 2.3; the key behind "ssh2:" since 6.3',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted password for bob from 192.0.2.16 port 40107 ssh2': {
      'sshwhy.auth.method': 'password',
      'user.name': 'bob',
      'source.ip': '192.0.2.16',
      'source.port': 40107,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted keyboard-interactive/pam for bob from 2001:db8::16 port 40108 ssh2': {
      'sshwhy.auth.method': 'keyboard-interactive/pam',
      'user.name': 'bob',
      'source.ip': '2001:db8::16',
      'source.port': 40108,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted rsa for bob from 192.0.2.16 port 1022 ssh1': {
      'sshwhy.auth.method': 'rsa',
      'user.name': 'bob',
      'source.ip': '192.0.2.16',
      'source.port': 1022,
    },
    'Nov 21 01:18:41 web1 sshd-session[4711]: Accepted publickey for alice from 192.0.2.24 port 40011 ssh2: ED25519 SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM':
      {
        'sshwhy.auth.method': 'publickey',
        'user.name': 'alice',
        'source.ip': '192.0.2.24',
        'source.port': 40011,
        'sshwhy.key.type': 'ED25519',
        'sshwhy.key.fingerprint': 'SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted publickey for alice from 192.0.2.24 port 40012 ssh2: ED25519-CERT SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM ID alice@laptop (serial 18446744073709551615) CA ED25519 SHA256:s8UlpBSgAr5Fm8nOyC2a4xf5qtY6UCO+sdgAktm1pcg':
      {
        'sshwhy.auth.method': 'publickey',
        'user.name': 'alice',
        'source.ip': '192.0.2.24',
        'source.port': 40012,
        'sshwhy.key.type': 'ED25519-CERT',
        'sshwhy.key.fingerprint': 'SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM',
        'sshwhy.key.id': 'alice@laptop',
        'sshwhy.key.serial': '18446744073709551615',
        'sshwhy.ca.type': 'ED25519',
        'sshwhy.ca.fingerprint': 'SHA256:s8UlpBSgAr5Fm8nOyC2a4xf5qtY6UCO+sdgAktm1pcg',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted gssapi-with-mic for alice from 192.0.2.24 port 40013 ssh2: alice@EXAMPLE.COM':
      {
        'sshwhy.auth.method': 'gssapi-with-mic',
        'user.name': 'alice',
        'source.ip': '192.0.2.24',
        'source.port': 40013,
        'sshwhy.auth.info': 'alice@EXAMPLE.COM',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted key ED25519 SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM found at /home/alice/.ssh/authorized_keys:1',
  ],
});
