import { defineParser } from '../../src/parser/define.ts';

export const forkFailed = defineParser({
  id: 'dropbear.fork-failed',
  title: 'dropbear could not start a process for a connection',
  program: ['dropbear'],
  action: 'fork-failed',
  outcome: 'failure',
  patterns: ['Error forking: {error.message:phrase}'],
  meaning: 'The machine is out of memory or processes; the connection is closed at once.',
  source: 'dropbear src/svr-main.c main_noinetd()',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Error forking: Resource temporarily unavailable': {
      'error.message': 'Resource temporarily unavailable',
    },
  },
});
