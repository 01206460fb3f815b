import { defineParser } from '../../src/parser/define.ts';

export const forkFailed = defineParser({
  id: 'sshd.fork-failed',
  title: 'sshd could not start a process for a connection',
  program: ['sshd'],
  action: 'fork-failed',
  outcome: 'failure',
  patterns: [
    'fork: {error.message:phrase}',
    'do_exec_pty: fork: {error.message:phrase}',
    'do_exec_no_pty: fork: {error.message:phrase}',
    'fork of unprivileged child failed',
  ],
  fields: { 'event.reason': 'fork' },
  meaning:
    'The machine is out of memory (“Cannot allocate memory”) or out of processes (“Resource temporarily ' +
    'unavailable”: TasksMax of the unit, the user’s nproc, kernel.pid_max). The connection is closed at once; ' +
    'the line names nobody.',
  remedy: ['systemctl status ssh shows Tasks and its limit; free -m; ps -eLf | wc -l'],
  source: 'openssh-portable sshd.c server_accept_loop(), session.c do_exec_pty(), sshd-session.c privsep_preauth()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: fork: Cannot allocate memory': {
      'error.message': 'Cannot allocate memory',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: fork: Resource temporarily unavailable': {
      'error.message': 'Resource temporarily unavailable',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: do_exec_pty: fork: Resource temporarily unavailable': {
      'error.message': 'Resource temporarily unavailable',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: do_exec_no_pty: fork: Resource temporarily unavailable': {
      'error.message': 'Resource temporarily unavailable',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: fork of unprivileged child failed': {},
  },
});
