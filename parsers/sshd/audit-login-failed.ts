import { defineParser } from '../../src/parser/define.ts';

const record = "type=USER_LOGIN msg=audit({sshwhy.audit.id:phrase}): {sshwhy.audit.subject:phrase} msg='op=login acct=";

export const auditLoginFailed = defineParser({
  id: 'sshd.audit-login-failed',
  title: 'the audit log records a failed SSH login',
  program: ['auditd', 'audispd', 'audisp-syslog'],
  action: 'note',
  outcome: 'failure',
  patterns: [
    `${record}"{user.name:word}" exe="/usr/sbin/sshd" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=failed'`,
    `${record}{sshwhy.audit.account:word} exe="/usr/sbin/sshd" hostname={sshwhy.audit.hostname:word} addr={source.address:address} terminal=ssh res=failed'`,
  ],
  meaning:
    'sshd of Red Hat systems reports each login to the audit system. It is the same try that sshd logs as ' +
    '"Failed", so it is not counted again. A name with odd characters is written in hexadecimal, which nobody can ' +
    'use to forge a line.',
  source: 'openssh-portable audit-linux.c; fail2ban tests selinux-ssh',
  samples: {
    'Nov 21 01:18:41 web1 audispd: type=USER_LOGIN msg=audit(1373330717.000:4068): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct="root" exe="/usr/sbin/sshd" hostname=? addr=192.0.2.187 terminal=ssh res=failed\'':
      {
        'sshwhy.audit.id': '1373330717.000:4068',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'user.name': 'root',
        'sshwhy.audit.hostname': '?',
        'source.address': '192.0.2.187',
      },
    'Nov 21 01:18:41 web1 audispd: type=USER_LOGIN msg=audit(1373330717.000:4069): user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg=\'op=login acct=28756E6B6E6F776E207573657229 exe="/usr/sbin/sshd" hostname=? addr=192.0.2.187 terminal=ssh res=failed\'':
      {
        'sshwhy.audit.id': '1373330717.000:4069',
        'sshwhy.audit.subject':
          'user pid=12000 uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023',
        'sshwhy.audit.account': '28756E6B6E6F776E207573657229',
        'sshwhy.audit.hostname': '?',
        'source.address': '192.0.2.187',
      },
  },
});
