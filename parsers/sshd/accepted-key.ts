import { defineParser } from '../../src/parser/define.ts';

export const acceptedKey = defineParser({
  id: 'sshd.accepted-key',
  title: 'a public key was found in the user’s key file',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'Accepted key {sshwhy.key.type:word} {sshwhy.key.fingerprint:word} found at {sshwhy.key.found:text}',
    'Accepted certificate ID "{sshwhy.key.id:text}" (serial {sshwhy.key.serial:word}) signed by {sshwhy.ca.type:word} CA {sshwhy.ca.fingerprint:word} via {sshwhy.key.found:word}',
    'Found matching {sshwhy.key.type:word} key: {sshwhy.key.fingerprint:word}', // before 8.1
  ],
  meaning:
    'The key that the client offered is listed for this user. The client has not proved yet that it owns the key: ' +
    'Accepted publickey follows when it does. Shown at LogLevel VERBOSE, twice a login.',
  source: 'openssh-portable auth2-pubkeyfile.c auth_check_authkey_line(), auth2-pubkey.c check_authkey_line()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted key ED25519 SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM found at /home/alice/.ssh/authorized_keys:1':
      {
        'sshwhy.key.type': 'ED25519',
        'sshwhy.key.fingerprint': 'SHA256:4W+eSExt//4uroeks56ySKVai/4TaJTgwugdVl+q/SM',
        'sshwhy.key.found': '/home/alice/.ssh/authorized_keys:1',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Accepted certificate ID "alice" (serial 7) signed by ED25519 CA SHA256:s8UlpBSgAr5Fm8nOyC2a4xf5qtY6UCO via /etc/ssh/user_ca.pub':
      {
        'sshwhy.key.id': 'alice',
        'sshwhy.key.serial': '7',
        'sshwhy.ca.type': 'ED25519',
        'sshwhy.ca.fingerprint': 'SHA256:s8UlpBSgAr5Fm8nOyC2a4xf5qtY6UCO',
        'sshwhy.key.found': '/etc/ssh/user_ca.pub',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Found matching RSA key: 3b:0f:4a:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd': {
      'sshwhy.key.type': 'RSA',
      'sshwhy.key.fingerprint': '3b:0f:4a:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd',
    },
  },
});
