import { defineParser } from '../../src/parser/define.ts';

export const preauthChildDied = defineParser({
  id: 'sshd.preauth-child-died',
  title: 'the sandboxed part of an sshd process died',
  program: ['sshd'],
  action: 'sshd-crashed',
  outcome: 'failure',
  patterns: [
    'privsep_preauth: preauth child terminated by signal {sshwhy.signal:int}',
    'mm_reap: preauth child terminated by signal {sshwhy.signal:int}',
    'mm_reap: preauth child {sshwhy.child.pid:int} terminated by signal {sshwhy.signal:int}',
    'mm_reap: child terminated by signal {sshwhy.signal:int}',
    'monitor_reap_preauth: preauth child {sshwhy.child.pid:int} terminated by signal {sshwhy.signal:int}',
  ],
  fields: { 'event.reason': 'preauth_child' },
  meaning:
    'Signal 31 (SIGSYS): the sandbox forbade a system call, mostly since a library or the kernel is newer ' +
    'than sshd; then every login ends right after it began. 11: a crash. 9: memory, or killed.',
  remedy: [
    'journalctl -k -g type=1326 names the call; upgrade or reinstall openssh-server with libc and libssl, ' +
      'then restart it',
  ],
  source:
    'openssh-portable sshd.c privsep_preauth() 5.9 to 9.7, monitor_wrap.c mm_reap() 9.8 and later, monitor.c ' +
    'since 10.1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: privsep_preauth: preauth child terminated by signal 31': {
      'sshwhy.signal': 31,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: mm_reap: preauth child terminated by signal 31': { 'sshwhy.signal': 31 },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: mm_reap: preauth child 4712 terminated by signal 31': {
      'sshwhy.child.pid': 4712,
      'sshwhy.signal': 31,
    },
    'Nov 21 01:18:41 web1 sshd[4711]: error: mm_reap: child terminated by signal 31': { 'sshwhy.signal': 31 },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: monitor_reap_preauth: preauth child 4712 terminated by signal 31': {
      'sshwhy.child.pid': 4712,
      'sshwhy.signal': 31,
    },
  },
});
