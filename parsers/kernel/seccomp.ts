import { defineParser } from '../../src/parser/define.ts';

export const seccomp = defineParser({
  id: 'kernel.seccomp',
  title: 'the kernel stopped an sshd process that made a forbidden system call',
  program: ['kernel', 'audit', 'auditd', 'audispd', 'audisp-syslog'],
  action: 'sshd-crashed',
  outcome: 'failure',
  patterns: [
    'audit: type=1326 audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'type=SECCOMP msg=audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'SECCOMP {sshwhy.audit.subject:phrase} comm="sshd" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'audit: type=1326 comm="sshd" sig={sshwhy.signal:int} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'audit: type=1326 audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd-session" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'type=SECCOMP msg=audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd-session" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'SECCOMP {sshwhy.audit.subject:phrase} comm="sshd-session" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'audit: type=1326 comm="sshd-session" sig={sshwhy.signal:int} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'audit: type=1326 audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd-auth" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'type=SECCOMP msg=audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} comm="sshd-auth" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'SECCOMP {sshwhy.audit.subject:phrase} comm="sshd-auth" {sshwhy.audit.program:phrase}sig={sshwhy.signal:int} arch={sshwhy.audit.arch:word} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
    'audit: type=1326 comm="sshd-auth" sig={sshwhy.signal:int} syscall={sshwhy.syscall:int} {sshwhy.audit.rest:phrase}',
  ],
  fields: { 'event.reason': 'seccomp' },
  meaning:
    'sshd’s sandbox allows few system calls. A library or kernel that is newer than sshd makes another one, ' +
    'and the kernel kills the process (sig=31): every login ends right after it began. With sig=0 it was only ' +
    'noted.',
  remedy: [
    'Bring sshd and its libraries to versions that fit each other (upgrade or reinstall openssh-server, libc ' +
      'and libssl), then restart sshd; ausyscall NUMBER names the call',
  ],
  source: 'linux kernel/auditsc.c audit_seccomp(), since 3.5; sshd sandbox-seccomp-filter.c',
  samples: {
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 auditd: type=SECCOMP msg=audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 audit[4711]: SECCOMP auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 comm="sshd" sig=31 syscall=87 (unlink)': {
      'sshwhy.signal': 31,
      'sshwhy.syscall': 87,
      'sshwhy.audit.rest': '(unlink)',
    },
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-session" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 auditd: type=SECCOMP msg=audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-session" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 audit[4711]: SECCOMP auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-session" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 comm="sshd-session" sig=31 syscall=87 (unlink)': {
      'sshwhy.signal': 31,
      'sshwhy.syscall': 87,
      'sshwhy.audit.rest': '(unlink)',
    },
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-auth" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 auditd: type=SECCOMP msg=audit(1795223921.123:4068): auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-auth" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.id': '1795223921.123:4068',
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 audit[4711]: SECCOMP auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711 comm="sshd-auth" exe="/usr/sbin/sshd" sig=31 arch=c000003e syscall=87 compat=0 ip=0x7f2a1c0b2f3d code=0x0':
      {
        'sshwhy.audit.subject': 'auid=4294967295 uid=105 gid=65534 ses=4294967295 subj=unconfined pid=4711',
        'sshwhy.audit.program': 'exe="/usr/sbin/sshd" ',
        'sshwhy.signal': 31,
        'sshwhy.audit.arch': 'c000003e',
        'sshwhy.syscall': 87,
        'sshwhy.audit.rest': 'compat=0 ip=0x7f2a1c0b2f3d code=0x0',
      },
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 comm="sshd-auth" sig=31 syscall=87 (unlink)': {
      'sshwhy.signal': 31,
      'sshwhy.syscall': 87,
      'sshwhy.audit.rest': '(unlink)',
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 kernel: audit: type=1326 audit(1795223921.123:4068): auid=1000 uid=1000 gid=1000 ses=2 pid=99 comm="chrome" exe="/opt/chrome" sig=0 arch=c000003e syscall=87 compat=0 ip=0x7f code=0x50000',
  ],
});
