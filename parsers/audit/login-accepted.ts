import { defineParser } from '../../src/parser/define.ts';

export const loginAccepted = defineParser({
  id: 'audit.login-accepted',
  title: 'the audit log: somebody logged in over SSH',
  program: ['auditd', 'audit', 'audispd', 'audisp-syslog', 'kernel'],
  action: 'ssh_login',
  outcome: 'success',
  patterns: [
    'type=USER_LOGIN msg=audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} msg=\'op=login acct="{user.name:phrase}" exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
    'type=USER_LOGIN msg=audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} msg=\'op=login {sshwhy.audit.account:word} exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
    'USER_LOGIN {sshwhy.audit.subject:phrase} msg=\'op=login acct="{user.name:phrase}" exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
    'USER_LOGIN {sshwhy.audit.subject:phrase} msg=\'op=login {sshwhy.audit.account:word} exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
    'audit: type=1112 audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} msg=\'op=login acct="{user.name:phrase}" exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
    'audit: type=1112 audit({sshwhy.audit.id:word}): {sshwhy.audit.subject:phrase} msg=\'op=login {sshwhy.audit.account:word} exe="{sshwhy.audit.program:phrase}" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=success\'',
  ],
  meaning: 'One record for a connection that was let in. sshd’s own log tells the same.',
  source: 'openssh audit-linux.c linux_audit_record_event(); record type 1112 USER_LOGIN',
  samples: {
    'Nov 21 01:18:41 web1 auditd: type=USER_LOGIN msg=audit(1795223921.000:4068): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct="alice" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.id': '1795223921.000:4068',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'user.name': 'alice',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
    'Nov 21 01:18:41 web1 auditd: type=USER_LOGIN msg=audit(1795223921.000:4068): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct=28756E6B6E6F776E207573657229 exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.id': '1795223921.000:4068',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'sshwhy.audit.account': 'acct=28756E6B6E6F776E207573657229',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
    'Nov 21 01:18:41 web1 auditd: USER_LOGIN user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct="alice" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'user.name': 'alice',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
    'Nov 21 01:18:41 web1 auditd: USER_LOGIN user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct=28756E6B6E6F776E207573657229 exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'sshwhy.audit.account': 'acct=28756E6B6E6F776E207573657229',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
    'Nov 21 01:18:41 web1 auditd: audit: type=1112 audit(1795223921.000:4068): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct="alice" exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.id': '1795223921.000:4068',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'user.name': 'alice',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
    'Nov 21 01:18:41 web1 auditd: audit: type=1112 audit(1795223921.000:4068): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct=28756E6B6E6F776E207573657229 exe="/usr/sbin/sshd" hostname=? addr=203.0.113.187 terminal=ssh res=success\'':
      {
        'sshwhy.audit.id': '1795223921.000:4068',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'sshwhy.audit.account': 'acct=28756E6B6E6F776E207573657229',
        'sshwhy.audit.program': '/usr/sbin/sshd',
        'sshwhy.audit.hostname': '?',
        'source.address': '203.0.113.187',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 auditd: type=USER_LOGIN msg=audit(1795223921.000:4068): pid=99 uid=0 auid=1000 ses=2 msg=\'op=login acct="alice" exe="/usr/bin/login" hostname=web1 addr=? terminal=tty1 res=success\'',
  ],
});
