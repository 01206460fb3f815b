import { defineParser } from '../../src/parser/define.ts';

export const debug = defineParser({
  id: 'libwrap.debug',
  title: 'sshd notes that TCP wrappers refused a connection',
  program: ['sshd'],
  action: 'note',
  patterns: ['Connection refused by tcp wrapper', 'libwrap refuse returns'],
  meaning:
    'The debug companion of "refused connect from" of the same process: one refusal, counted there. The line ' +
    'names no address.',
  source: 'openssh-portable sshd.c 3.0 to 6.6, kept by the patch of Debian and Ubuntu',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: debug1: Connection refused by tcp wrapper': {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: libwrap refuse returns': {},
  },
});
