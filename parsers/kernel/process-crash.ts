import { defineParser } from '../../src/parser/define.ts';

export const processCrash = defineParser({
  id: 'kernel.process-crash',
  title: 'an sshd process crashed',
  program: ['kernel'],
  action: 'sshd-crashed',
  outcome: 'failure',
  patterns: [
    'sshd[{sshwhy.child.pid:int}]: segfault at {sshwhy.crash.address:word} {sshwhy.crash.detail:phrase}',
    'traps: sshd[{sshwhy.child.pid:int}] {sshwhy.crash.detail:phrase}',
    'sshd-session[{sshwhy.child.pid:int}]: segfault at {sshwhy.crash.address:word} {sshwhy.crash.detail:phrase}',
    'traps: sshd-session[{sshwhy.child.pid:int}] {sshwhy.crash.detail:phrase}',
    'sshd-auth[{sshwhy.child.pid:int}]: segfault at {sshwhy.crash.address:word} {sshwhy.crash.detail:phrase}',
    'traps: sshd-auth[{sshwhy.child.pid:int}] {sshwhy.crash.detail:phrase}',
  ],
  fields: { 'event.reason': 'crash' },
  meaning:
    'A fault of the program or of a library, a half-done upgrade, or broken memory. It cut the connection ' +
    'that this process served; if it was the listening one, all new ones.',
  remedy: ['coredumpctl info sshd; reinstall openssh-server and restart it when libraries were upgraded under it'],
  source: 'linux arch/x86/mm/fault.c show_signal_msg(), arch/x86/kernel/traps.c',
  samples: {
    'Nov 21 01:18:41 web1 kernel: sshd[4711]: segfault at 0 ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.address': '0',
        'sshwhy.crash.detail': 'ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]',
      },
    'Nov 21 01:18:41 web1 kernel: traps: sshd[4711] general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.detail':
          'general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]',
      },
    'Nov 21 01:18:41 web1 kernel: sshd-session[4711]: segfault at 0 ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.address': '0',
        'sshwhy.crash.detail': 'ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]',
      },
    'Nov 21 01:18:41 web1 kernel: traps: sshd-session[4711] general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.detail':
          'general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]',
      },
    'Nov 21 01:18:41 web1 kernel: sshd-auth[4711]: segfault at 0 ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.address': '0',
        'sshwhy.crash.detail': 'ip 00007f2a1c0b2f3d sp 00007ffd2b1c7e58 error 4 in libc.so.6[7f2a1c028000+195000]',
      },
    'Nov 21 01:18:41 web1 kernel: traps: sshd-auth[4711] general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]':
      {
        'sshwhy.child.pid': 4711,
        'sshwhy.crash.detail':
          'general protection fault ip:7f2a1c0b2f3d sp:7ffd2b1c7e58 error:0 in libc.so.6[7f2a1c028000+195000]',
      },
  },
});
