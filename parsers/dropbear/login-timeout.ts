import { defineParser } from '../../src/parser/define.ts';

export const loginTimeout = defineParser({
  id: 'dropbear.login-timeout',
  title: 'nobody logged in within dropbear’s time',
  program: ['dropbear'],
  action: 'login-grace-timeout',
  outcome: 'failure',
  patterns: [
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Timeout before auth",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Timeout before auth',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Timeout before auth",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Timeout before auth',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Timeout before auth",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Timeout before auth',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Timeout before auth",
    'Exit before auth: Timeout before auth',
  ],
  meaning: 'dropbear closes connections that have not logged in after AUTH_TIMEOUT (300 s).',
  source:
    'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; common-session.c ' + 'checktimeouts()',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Timeout before auth":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Timeout before auth': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Timeout before auth":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Timeout before auth': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Timeout before auth":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Timeout before auth': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Timeout before auth": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Timeout before auth': {},
  },
});
