import { defineParser } from '../../src/parser/define.ts';

export const execFailed = defineParser({
  id: 'sshd.exec-failed',
  title: 'sshd could not run the program that serves a connection',
  program: ['sshd'],
  action: 'exec-failed',
  outcome: 'failure',
  patterns: [
    'rexec of {sshwhy.executable:phrase} failed: {error.message:phrase}',
    'exec of {sshwhy.executable:phrase} failed: {error.message:phrase}',
    'privsep_preauth: exec of {sshwhy.executable:phrase} failed: {error.message:phrase}',
    '{sshwhy.executable:word} does not exist or is not executable',
    'recv_rexec_state: rexec version mismatch',
    'recv_rexec_state: ssh_msg_recv failed',
    'rexec version mismatch',
  ],
  fields: { 'event.reason': 'exec' },
  meaning:
    'Mostly an upgrade under a running sshd: the old listening process starts files of the new version, or ' +
    'files that are gone; else AppArmor or SELinux. Every new connection dies before the banner until sshd is ' +
    'restarted.',
  remedy: ['systemctl restart ssh (Red Hat, SUSE, Arch: sshd); if it goes on, reinstall openssh-server'],
  source:
    'openssh-portable sshd.c server_accept_loop(), sshd-session.c recv_rexec_state(); sshd-session since 9.8, ' +
    'sshd-auth since 10.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: rexec of /usr/sbin/sshd failed: Permission denied': {
      'sshwhy.executable': '/usr/sbin/sshd',
      'error.message': 'Permission denied',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: rexec of /usr/lib/openssh/sshd-session failed: No such file or directory':
      { 'sshwhy.executable': '/usr/lib/openssh/sshd-session', 'error.message': 'No such file or directory' },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: exec of /usr/lib/openssh/sshd-auth failed: No such file or directory': {
      'sshwhy.executable': '/usr/lib/openssh/sshd-auth',
      'error.message': 'No such file or directory',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: privsep_preauth: exec of /usr/lib/openssh/sshd-auth failed: Permission denied':
      { 'sshwhy.executable': '/usr/lib/openssh/sshd-auth', 'error.message': 'Permission denied' },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: /usr/lib/openssh/sshd-session does not exist or is not executable': {
      'sshwhy.executable': '/usr/lib/openssh/sshd-session',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: recv_rexec_state: rexec version mismatch': {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: recv_rexec_state: ssh_msg_recv failed': {},
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: rexec version mismatch': {},
  },
});
