import { defineParser } from '../../src/parser/define.ts';

export const sessionBroken = defineParser({
  id: 'dropbear.session-broken',
  title: 'the network or the client broke a session of dropbear',
  program: ['dropbear'],
  action: 'connection-reset',
  patterns: [
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Error reading: {error.message:phrase}',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Error reading: {error.message:phrase}',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Error reading: {error.message:phrase}',
    'Exit ({user.name:phrase}): Error reading: {error.message:phrase}',
    'Exit ({user.name:phrase}) from <{source.ip:ip}:{source.port:port}>: Error writing: {error.message:phrase}',
    'Exit ({user.name:phrase}) from <::ffff:{source.ip:ip}:{source.port:port}>: Error writing: {error.message:phrase}',
    'Exit ({user.name:phrase}) from <[{source.ip:ip}]:{source.port:port}>: Error writing: {error.message:phrase}',
    'Exit ({user.name:phrase}): Error writing: {error.message:phrase}',
  ],
  meaning: 'dropbear did not cut it.',
  source: 'dropbear src/svr-session.c svr_dropbear_exit(), the address since 2020.79; packet.c',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Error reading: Connection reset by peer':
      {
        'user.name': 'alice',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Error reading: Connection reset by peer':
      {
        'user.name': 'alice',
        'source.ip': '203.0.113.7',
        'source.port': 50288,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Error reading: Connection reset by peer':
      {
        'user.name': 'alice',
        'source.ip': '2001:db8::7',
        'source.port': 50288,
        'error.message': 'Connection reset by peer',
      },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Error reading: Connection reset by peer': {
      'user.name': 'alice',
      'error.message': 'Connection reset by peer',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <203.0.113.7:50288>: Error writing: Broken pipe': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'error.message': 'Broken pipe',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <::ffff:203.0.113.7:50288>: Error writing: Broken pipe': {
      'user.name': 'alice',
      'source.ip': '203.0.113.7',
      'source.port': 50288,
      'error.message': 'Broken pipe',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice) from <[2001:db8::7]:50288>: Error writing: Broken pipe': {
      'user.name': 'alice',
      'source.ip': '2001:db8::7',
      'source.port': 50288,
      'error.message': 'Broken pipe',
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Exit (alice): Error writing: Broken pipe': {
      'user.name': 'alice',
      'error.message': 'Broken pipe',
    },
  },
});
