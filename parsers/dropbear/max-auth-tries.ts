import { defineParser } from '../../src/parser/define.ts';

export const maxAuthTries = defineParser({
  id: 'dropbear.max-auth-tries',
  title: 'dropbear cut a connection after too many failed logins in it',
  program: ['dropbear'],
  action: 'max-auth-tries',
  outcome: 'failure',
  patterns: [
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth from <{source.ip:ip}:{source.port:port}>: Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth from <::ffff:{source.ip:ip}:{source.port:port}>: Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth from <[{source.ip:ip}]:{source.port:port}>: Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth: Max auth tries reached - user '{sshwhy.auth.user:phrase}'",
    "Exit before auth (user '{user.name:phrase}', {sshwhy.auth.failures:int} fails): Max auth tries reached - user '{sshwhy.auth.user:phrase}' from {source.ip:ip}:{source.port:port}",
  ],
  meaning: 'The client used up the tries of one connection (-T, default 10). Every key that an agent offers counts.',
  remedy: ['In the client: ssh -o IdentitiesOnly=yes -i KEY'],
  source:
    'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; svr-auth.c ' +
    'send_msg_userauth_failure()',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: (user 'root', 3 fails): Max auth tries reached - user 'root'":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.auth.user': 'root',
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <203.0.113.7:50288>: Max auth tries reached - user 'root'":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.auth.user': 'root' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: (user 'root', 3 fails): Max auth tries reached - user 'root'":
      {
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.auth.user': 'root',
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <::ffff:203.0.113.7:50288>: Max auth tries reached - user 'root'":
      { 'source.ip': '203.0.113.7', 'source.port': 50288, 'sshwhy.auth.user': 'root' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: (user 'root', 3 fails): Max auth tries reached - user 'root'":
      {
        'source.ip': '2001:db8::7',
        'source.port': 50288,
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.auth.user': 'root',
      },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth from <[2001:db8::7]:50288>: Max auth tries reached - user 'root'":
      { 'source.ip': '2001:db8::7', 'source.port': 50288, 'sshwhy.auth.user': 'root' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Max auth tries reached - user 'root'":
      { 'user.name': 'root', 'sshwhy.auth.failures': 3, 'sshwhy.auth.user': 'root' },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth: Max auth tries reached - user 'root'": {
      'sshwhy.auth.user': 'root',
    },
    "Nov 21 01:18:41 web1 dropbear[4711]: Exit before auth (user 'root', 3 fails): Max auth tries reached - user 'root' from 203.0.113.7:50288":
      {
        'user.name': 'root',
        'sshwhy.auth.failures': 3,
        'sshwhy.auth.user': 'root',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
      },
  },
});
