import { defineParser } from '../../src/parser/define.ts';

export const loginAccepted = defineParser({
  id: 'dropbear.login-accepted',
  title: 'somebody logged in to dropbear',
  program: ['dropbear'],
  action: 'ssh_login',
  outcome: 'success',
  patterns: [
    "Password auth succeeded for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "Password auth succeeded for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "PAM password auth succeeded for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "PAM password auth succeeded for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "Auth succeeded with blank password for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "Auth succeeded with blank password for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "Pubkey auth succeeded for '{user.name:phrase}' with {sshwhy.key.fingerprint:text} from {source.ip:ip}:{source.port:port}",
    "Pubkey auth succeeded for '{user.name:phrase}' with {sshwhy.key.fingerprint:text} from [{source.ip:ip}]:{source.port:port}",
    "pubkey auth succeeded for '{user.name:phrase}' with {sshwhy.key.fingerprint:text} from {source.ip:ip}:{source.port:port}",
    "pubkey auth succeeded for '{user.name:phrase}' with {sshwhy.key.fingerprint:text} from [{source.ip:ip}]:{source.port:port}",
    "password auth succeeded for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "password auth succeeded for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
  ],
  meaning: 'The user was let in.',
  source: 'dropbear src/svr-auth.c, svr-authpasswd.c, svr-authpam.c, svr-authpubkey.c',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Password auth succeeded for 'alice' from 203.0.113.7:50288": {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Password auth succeeded for 'alice' from [2001:db8::7]:50288": {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: PAM password auth succeeded for 'alice' from 203.0.113.7:50288": {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: PAM password auth succeeded for 'alice' from [2001:db8::7]:50288": {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Auth succeeded with blank password for 'alice' from 203.0.113.7:50288": {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Auth succeeded with blank password for 'alice' from [2001:db8::7]:50288": {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Pubkey auth succeeded for 'alice' with ssh-ed25519 key SHA256:abc from 203.0.113.7:50288":
      {
        'user.name': 'alice',
        'sshwhy.key.fingerprint': 'ssh-ed25519 key SHA256:abc',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: Pubkey auth succeeded for 'alice' with ssh-ed25519 key SHA256:abc from [2001:db8::7]:50288":
      {
        'user.name': 'alice',
        'sshwhy.key.fingerprint': 'ssh-ed25519 key SHA256:abc',
        'source.ip': '2001:db8::7',
        'source.port': 50288,
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: pubkey auth succeeded for 'alice' with key md5 01:23:45 from 203.0.113.7:50288":
      {
        'user.name': 'alice',
        'sshwhy.key.fingerprint': 'key md5 01:23:45',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: pubkey auth succeeded for 'alice' with key md5 01:23:45 from [2001:db8::7]:50288":
      {
        'user.name': 'alice',
        'sshwhy.key.fingerprint': 'key md5 01:23:45',
        'source.ip': '2001:db8::7',
        'source.port': 50288,
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: password auth succeeded for 'alice' from 203.0.113.7:50288": {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: password auth succeeded for 'alice' from [2001:db8::7]:50288": {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
  },
});
