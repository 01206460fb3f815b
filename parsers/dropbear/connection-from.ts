import { defineParser } from '../../src/parser/define.ts';

export const connectionFrom = defineParser({
  id: 'dropbear.connection-from',
  title: 'a client connected to dropbear',
  program: ['dropbear'],
  action: 'connection-opened',
  patterns: [
    'Child connection from ::ffff:{source.ip:ip}:{source.port:port}',
    'Child connection from {source.ip:ip}:{source.port:port}',
    'Child connection from [{source.ip:ip}]:{source.port:port}',
  ],
  meaning: 'dropbear has taken a connection and started a process for it.',
  source: 'dropbear src/svr-main.c',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Child connection from 203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Child connection from ::ffff:203.0.113.7:50288': {
      'source.ip': '203.0.113.7',
      'source.port': 50288,
    },
    'Nov 21 01:18:41 web1 dropbear[4711]: Child connection from [2001:db8::7]:50288': {
      'source.ip': '2001:db8::7',
      'source.port': 50288,
    },
  },
});
