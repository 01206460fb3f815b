import { defineParser } from '../../src/parser/define.ts';

export const loginFailed = defineParser({
  id: 'dropbear.login-failed',
  title: 'a login to dropbear failed',
  program: ['dropbear'],
  action: 'ssh_login',
  outcome: 'failure',
  patterns: [
    "Bad password attempt for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "Bad password attempt for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "Bad PAM password attempt for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "Bad PAM password attempt for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "Too-long password attempt for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "Too-long password attempt for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    "bad password attempt for '{user.name:text}' from {source.ip:ip}:{source.port:port}",
    "bad password attempt for '{user.name:text}' from [{source.ip:ip}]:{source.port:port}",
    'Login attempt for nonexistent user from {source.ip:ip}:{source.port:port}',
    'Login attempt for nonexistent user from ::ffff:{source.ip:ip}:{source.port:port}',
    'Login attempt for nonexistent user from [{source.ip:ip}]:{source.port:port}',
    'login attempt for nonexistent user from {source.ip:ip}:{source.port:port}',
    'login attempt for nonexistent user from ::ffff:{source.ip:ip}:{source.port:port}',
    'login attempt for nonexistent user from [{source.ip:ip}]:{source.port:port}',
    "Pubkey auth bad signature for '{user.name:phrase}' with key {sshwhy.key.fingerprint:text} from {source.ip:ip}:{source.port:port}",
  ],
  meaning: 'A wrong password or key, or a user that does not exist (dropbear does not log such a name).',
  source: 'dropbear src/svr-auth.c, svr-authpasswd.c, svr-authpam.c, svr-authpubkey.c; lower case up to 0.53',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad password attempt for 'root' from 203.0.113.7:50288": {
      'user.name': 'root',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad password attempt for 'root' from [2001:db8::7]:50288": {
      'user.name': 'root',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad PAM password attempt for 'root' from 203.0.113.7:50288": {
      'user.name': 'root',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad PAM password attempt for 'root' from [2001:db8::7]:50288": {
      'user.name': 'root',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Too-long password attempt for 'root' from 203.0.113.7:50288": {
      'user.name': 'root',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Too-long password attempt for 'root' from [2001:db8::7]:50288": {
      'user.name': 'root',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: bad password attempt for 'root' from 203.0.113.7:50288": {
      'user.name': 'root',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: bad password attempt for 'root' from [2001:db8::7]:50288": {
      'user.name': 'root',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad password attempt for 'root' from ::ffff:203.0.113.7:50288": {
      'user.name': 'root',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Bad password attempt for 'x' from 198.51.100.1:22' from 203.0.113.7:50288": {
      'user.name': "x' from 198.51.100.1:22",
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Login attempt for nonexistent user from 203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Login attempt for nonexistent user from ::ffff:203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Login attempt for nonexistent user from [2001:db8::7]:50288': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: login attempt for nonexistent user from 203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: login attempt for nonexistent user from ::ffff:203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: login attempt for nonexistent user from [2001:db8::7]:50288': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Pubkey auth bad signature for 'alice' with key SHA256:abc from 203.0.113.7:50288":
      {
        'user.name': 'alice',
        'sshwhy.key.fingerprint': 'SHA256:abc',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
      },
  },
});
