import { defineParser } from '../../src/parser/define.ts';

export const resetBeforeLogin = defineParser({
  id: 'dropbear.reset-before-login',
  title: 'the network or the client broke a connection to dropbear before the login',
  program: ['dropbear'],
  action: 'connection-reset',
  patterns: [
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error reading: {error.message:phrase}",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Error reading: {error.message:phrase}',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error reading: {error.message:phrase}",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Error reading: {error.message:phrase}',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error reading: {error.message:phrase}",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Error reading: {error.message:phrase}',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error reading: {error.message:phrase}",
    'Exit before auth: Error reading: {error.message:phrase}',
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error writing: {error.message:phrase}",
    'Exit before auth from <{source.ip:ip}:{source.port:port}>: Error writing: {error.message:phrase}',
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error writing: {error.message:phrase}",
    'Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Error writing: {error.message:phrase}',
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error writing: {error.message:phrase}",
    'Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Error writing: {error.message:phrase}',
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Error writing: {error.message:phrase}",
    'Exit before auth: Error writing: {error.message:phrase}',
  ],
  meaning: 'dropbear did not cut it; scanners end this way.',
  source: 'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; packet.c',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Error reading: Connection reset by peer":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Error reading: Connection reset by peer':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'error.message': 'Connection reset by peer' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Error reading: Connection reset by peer":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Error reading: Connection reset by peer':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'error.message': 'Connection reset by peer' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Error reading: Connection reset by peer":
      {
        'source.ip': '2001:db8::7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Error reading: Connection reset by peer':
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'error.message': 'Connection reset by peer' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Error reading: Connection reset by peer":
      { 'user.name': 'root', 'sshwhy.auth.failures': 3, 'error.message': 'Connection reset by peer' },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Error reading: Connection reset by peer': {
      'error.message': 'Connection reset by peer',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Error writing: Broken pipe":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Broken pipe',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Error writing: Broken pipe': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'error.message': 'Broken pipe',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Error writing: Broken pipe":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Broken pipe',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Error writing: Broken pipe':
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'error.message': 'Broken pipe' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Error writing: Broken pipe":
      {
        'source.ip': '2001:db8::7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'error.message': 'Broken pipe',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Error writing: Broken pipe': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
      'error.message': 'Broken pipe',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Error writing: Broken pipe": {
      'user.name': 'root',
      'sshwhy.auth.failures': 3,
      'error.message': 'Broken pipe',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Error writing: Broken pipe': {
      'error.message': 'Broken pipe',
    },
  },
});
