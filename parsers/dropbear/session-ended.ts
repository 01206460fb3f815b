import { defineParser } from '../../src/parser/define.ts';

export const sessionEnded = defineParser({
  id: 'dropbear.session-ended',
  title: 'a session of dropbear ended',
  program: ['dropbear'],
  action: 'disconnect',
  patterns: [
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Disconnect received',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Disconnect received',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Disconnect received',
    'Exit ({user.name:phrase}): Disconnect received',
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Exited normally',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Exited normally',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Exited normally',
    'Exit ({user.name:phrase}): Exited normally',
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Terminated by signal',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Terminated by signal',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Terminated by signal',
    'Exit ({user.name:phrase}): Terminated by signal',
  ],
  meaning: 'The client logged off, or closed the connection.',
  source: 'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Disconnect received': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Disconnect received': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Disconnect received': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Disconnect received': { 'user.name': 'alice' },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Exited normally': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Exited normally': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Exited normally': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Exited normally': { 'user.name': 'alice' },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Terminated by signal': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Terminated by signal': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Terminated by signal': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Terminated by signal': { 'user.name': 'alice' },
  },
});
