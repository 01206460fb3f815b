import { defineParser } from '../../src/parser/define.ts';

export const descriptorsExhausted = defineParser({
  id: 'sshd.descriptors-exhausted',
  title: 'sshd could not take a connection: no file descriptors left',
  program: ['sshd'],
  action: 'fd-exhausted',
  outcome: 'failure',
  patterns: [
    'accept: Too many open files',
    'accept: Too many open files in system',
    'reexec socketpair: Too many open files',
    'reexec socketpair: Too many open files in system',
    'pipe(startup_p): Too many open files',
    'server_accept_loop: pipe(startup_p): Too many open files',
  ],
  fields: { 'event.reason': 'descriptors' },
  meaning: 'The connection waits in the queue, and the client hangs until sshd has a descriptor again or gives up.',
  remedy: [
    'ls /proc/$(pgrep -o -x sshd)/fd | wc -l and systemctl show ssh -p LimitNOFILE; “in system”: sysctl ' +
      'fs.file-nr fs.file-max',
  ],
  source: 'openssh-portable sshd.c server_accept_loop(): waits 100 ms and tries again',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: accept: Too many open files': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: accept: Too many open files in system': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: reexec socketpair: Too many open files': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: reexec socketpair: Too many open files in system': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: pipe(startup_p): Too many open files': {},
    'Nov 21 01:18:41 web1 sshd[4711]: error: server_accept_loop: pipe(startup_p): Too many open files': {},
  },
});
