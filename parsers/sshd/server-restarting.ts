import { defineParser } from '../../src/parser/define.ts';

export const serverRestarting = defineParser({
  id: 'sshd.server-restarting',
  title: 'sshd was told to read its configuration again',
  program: ['sshd'],
  action: 'sshd-restarted',
  patterns: ['Received SIGHUP; restarting.'],
  meaning:
    'sshd starts itself anew to read its configuration (“systemctl reload ssh”). For a moment nobody listens: ' +
    'connections that it had not taken yet are reset. Open sessions go on. Without “Server listening on …” soon ' +
    'after, the new configuration failed.',
  source: 'openssh-portable sshd.c sighup_restart(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Received SIGHUP; restarting.': {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Received signal 15; terminating.'],
});
