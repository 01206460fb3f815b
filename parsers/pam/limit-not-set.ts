import { defineParser } from '../../src/parser/define.ts';

export const limitNotSet = defineParser({
  id: 'pam.limit-not-set',
  title: 'a resource limit could not be set for a session',
  program: ['sshd'],
  action: 'note',
  patterns: [
    "pam_limits(sshd:session): Could not set limit for '{sshwhy.rlimit.name:word}' to soft={sshwhy.rlimit.soft:word}, hard={sshwhy.rlimit.hard:word}: {error.message:phrase}; uid=0,euid=0",
    "pam_limits(sshd:session): Could not set limit for '{sshwhy.rlimit.name:word}': {error.message:phrase}",
  ],
  meaning:
    'sshd may not raise this limit, typically in a container. The login goes on with the limit that is in force.',
  source: 'linux-pam modules/pam_limits/pam_limits.c; seen on Debian 12',
  samples: {
    "Nov 21 01:18:41 web1 sshd[4711]: pam_limits(sshd:session): Could not set limit for 'nofile' to soft=1024, hard=32768: Operation not permitted; uid=0,euid=0":
      {
        'sshwhy.rlimit.name': 'nofile',
        'sshwhy.rlimit.soft': '1024',
        'sshwhy.rlimit.hard': '32768',
        'error.message': 'Operation not permitted',
      },
    "Nov 21 01:18:41 web1 sshd[4711]: pam_limits(sshd:session): Could not set limit for 'memlock': Operation not permitted":
      { 'sshwhy.rlimit.name': 'memlock', 'error.message': 'Operation not permitted' },
  },
});
