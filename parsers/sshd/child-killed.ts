import { defineParser } from '../../src/parser/define.ts';

export const childKilled = defineParser({
  id: 'sshd.child-killed',
  title: 'the sshd process of a connection was killed or crashed',
  program: ['sshd'],
  action: 'sshd-crashed',
  outcome: 'failure',
  patterns: [
    'session process {sshwhy.child.pid:int} for connection from {source.ip:ip} to {destination.ip:ip} killed by signal {sshwhy.signal:int}',
    'session process {sshwhy.child.pid:int} for connection from {source.ip:ip} to {destination.ip:ip} killed by signal {sshwhy.signal:int} ({sshwhy.child.stage:phrase})',
    'session process {sshwhy.child.pid:int} for connection from {source.ip:ip} to {destination.ip:ip} terminated abnormally, status=0x{sshwhy.child.status:word}',
    'Session process {sshwhy.child.pid:int} unpriv child crash for connection from {source.ip:ip} to {destination.ip:ip}',
  ],
  fields: { 'event.reason': 'child_killed' },
  meaning:
    'Signal 9: memory ran out, or somebody killed it. 11, 6, 4, 7, 8: a crash. 31: the sandbox. A crash also ' +
    'brings the client a penalty (PerSourcePenalties crash). 9.8p1 names the two ends the wrong way round.',
  remedy: ['journalctl -k around that time: oom, segfault, type=1326 (seccomp)'],
  source: 'openssh-portable sshd.c child_reap(), since 9.8; signal 9 at DEBUG1 only',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: debug1: session process 4711 for connection from 203.0.113.7 to 192.0.2.1 killed by signal 9':
      { 'sshwhy.child.pid': 4711, 'source.ip': '203.0.113.7', 'destination.ip': '192.0.2.1', 'sshwhy.signal': 9 },
    'Nov 21 01:18:41 web1 sshd[4711]: error: session process 4711 for connection from 203.0.113.7 to 192.0.2.1 killed by signal 11 (early)':
      {
        'sshwhy.child.pid': 4711,
        'source.ip': '203.0.113.7',
        'destination.ip': '192.0.2.1',
        'sshwhy.signal': 11,
        'sshwhy.child.stage': 'early',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: error: session process 4711 for connection from 203.0.113.7 to 192.0.2.1 terminated abnormally, status=0x7f':
      {
        'sshwhy.child.pid': 4711,
        'source.ip': '203.0.113.7',
        'destination.ip': '192.0.2.1',
        'sshwhy.child.status': '7f',
      },
    'Nov 21 01:18:41 web1 sshd[4711]: Session process 4711 unpriv child crash for connection from 203.0.113.7 to 192.0.2.1':
      { 'sshwhy.child.pid': 4711, 'source.ip': '203.0.113.7', 'destination.ip': '192.0.2.1' },
  },
});
