import { defineParser } from '../../src/parser/define.ts';

export const privsepMissing = defineParser({
  id: 'sshd.privsep-missing',
  title: 'sshd cannot protect itself: its folder or user is missing',
  program: ['sshd'],
  action: 'privsep-missing',
  outcome: 'failure',
  patterns: [
    'Missing privilege separation directory: {file.path:phrase}',
    '{file.path:word} must be owned by root and not group or world-writable.',
    'Privilege separation user {sshwhy.privsep.user:word} does not exist',
    'chroot("{file.path:phrase}"): {error.message:phrase}',
  ],
  fields: { 'event.reason': 'privsep' },
  meaning:
    'sshd does not start without it. Up to OpenSSH 9.7 every connection looks for the folder too, so an sshd ' +
    'that runs cuts all new connections before the banner.',
  remedy: [
    'mkdir -p /run/sshd && chown root:root /run/sshd && chmod 755 /run/sshd; for good: RuntimeDirectory=sshd ' +
      'in the unit (Debian), or systemd-tmpfiles --create',
  ],
  source: 'openssh-portable sshd.c main(), since 3.2',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: Missing privilege separation directory: /run/sshd': {
      'file.path': '/run/sshd',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: /run/sshd must be owned by root and not group or world-writable.': {
      'file.path': '/run/sshd',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: Privilege separation user sshd does not exist': {
      'sshwhy.privsep.user': 'sshd',
    },
    'Nov 21 01:18:41 web1 sshd[4711]: fatal: chroot("/run/sshd"): No such file or directory [preauth]': {
      'file.path': '/run/sshd',
      'error.message': 'No such file or directory',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: fatal: bad ownership or modes for chroot directory "/srv/sftp"'],
});
