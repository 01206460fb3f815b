import { defineParser } from '../../src/parser/define.ts';

export const closedBeforeLogin = defineParser({
  id: 'dropbear.closed-before-login',
  title: 'a connection to dropbear ended before the login',
  program: ['dropbear'],
  action: 'connection-closed',
  patterns: [
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Exited normally",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Exited normally',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Exited normally",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Exited normally',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Exited normally",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Exited normally',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Exited normally",
    'Exit before auth: Exited normally',
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Disconnect received",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Disconnect received',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Disconnect received",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Disconnect received',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Disconnect received",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Disconnect received',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Disconnect received",
    'Exit before auth: Disconnect received',
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Terminated by signal",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Terminated by signal',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Terminated by signal",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Terminated by signal',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Terminated by signal",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Terminated by signal',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Terminated by signal",
    'Exit before auth: Terminated by signal',
  ],
  meaning: 'The client went away before it had logged in; dropbear did not cut it.',
  source: 'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Exited normally":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Exited normally': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Exited normally":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Exited normally': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Exited normally":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Exited normally': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Exited normally": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Exited normally': {},
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Disconnect received":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Disconnect received': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Disconnect received":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Disconnect received': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Disconnect received":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Disconnect received': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Disconnect received": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Disconnect received': {},
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Terminated by signal":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Terminated by signal': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Terminated by signal":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Terminated by signal': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Terminated by signal":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'user.name': 'root', 'sshwhy.auth.failures': 3 },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Terminated by signal': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Terminated by signal": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Terminated by signal': {},
  },
  rejects: [
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 10 fails): Max auth tries reached - user 'root'",
  ],
});
