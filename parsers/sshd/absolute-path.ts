import { defineParser } from '../../src/parser/define.ts';

export const absolutePath = defineParser({
  id: 'sshd.absolute-path',
  title: 'sshd was started without its whole path',
  program: ['sshd'],
  action: 'sshd-start-failed',
  outcome: 'failure',
  patterns: ['sshd re-exec requires execution with an absolute path', 'sshd requires execution with an absolute path'],
  fields: { 'event.reason': 'path' },
  meaning: 'Somebody ran sshd by hand. Nobody was cut by that.',
  remedy: ['/usr/sbin/sshd -t'],
  source: 'openssh-portable sshd.c main(), “re-exec” 3.9 to 9.7',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: sshd re-exec requires execution with an absolute path': {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: sshd requires execution with an absolute path': {},
  },
});
