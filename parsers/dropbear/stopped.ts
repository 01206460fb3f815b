import { defineParser } from '../../src/parser/define.ts';

export const stopped = defineParser({
  id: 'dropbear.stopped',
  title: 'dropbear was told to end',
  program: ['dropbear'],
  action: 'sshd-stopped',
  patterns: ['Early exit: Terminated by signal', 'premature exit: Terminated by signal'],
  meaning: 'The listening process ended; sessions that are open go on.',
  source: 'dropbear src/svr-main.c; “premature exit” up to 2011',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Early exit: Terminated by signal': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: premature exit: Terminated by signal': {},
  },
});
