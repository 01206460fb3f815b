import { defineParser } from '../../src/parser/define.ts';

export const sessionTimeout = defineParser({
  id: 'dropbear.session-timeout',
  title: 'dropbear closed a silent session',
  program: ['dropbear'],
  action: 'client-alive-timeout',
  patterns: [
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Keepalive timeout',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Keepalive timeout',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Keepalive timeout',
    'Exit ({user.name:phrase}): Keepalive timeout',
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Idle timeout',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Idle timeout',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Idle timeout',
    'Exit ({user.name:phrase}): Idle timeout',
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Max duration reached',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Max duration reached',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Max duration reached',
    'Exit ({user.name:phrase}): Max duration reached',
  ],
  fields: { 'event.reason': 'client_alive' },
  meaning:
    'Keepalive: the client no longer answered (-K). Idle: nothing was typed or sent for so long (-I). Both ' +
    'are off by default.',
  remedy: ['Let the client keep the connection warm (ServerAliveInterval 30), or change -K and -I of dropbear'],
  source:
    'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; common-session.c ' + 'checktimeouts()',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Keepalive timeout': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Keepalive timeout': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Keepalive timeout': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Keepalive timeout': { 'user.name': 'alice' },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Idle timeout': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Idle timeout': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Idle timeout': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Idle timeout': { 'user.name': 'alice' },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Max duration reached': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Max duration reached': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Max duration reached': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Max duration reached': { 'user.name': 'alice' },
  },
});
