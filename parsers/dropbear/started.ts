import { defineParser } from '../../src/parser/define.ts';

export const started = defineParser({
  id: 'dropbear.started',
  title: 'dropbear started and takes connections',
  program: ['dropbear'],
  action: 'sshd-started',
  patterns: ['Running in background', 'Not backgrounding'],
  meaning: 'From here on connections are taken.',
  source: 'dropbear src/svr-main.c main_noinetd()',
  samples: {
    'Nov 21 01:18:41 web1 dropbear[4711]: Running in background': {},
    'Nov 21 01:18:41 web1 dropbear[4711]: Not backgrounding': {},
  },
});
