import { defineParser } from '../../src/parser/define.ts';

export const serverTerminating = defineParser({
  id: 'sshd.server-terminating',
  title: 'sshd was told to end',
  program: ['sshd'],
  action: 'sshd-stopped',
  patterns: ['Received signal {sshwhy.signal:int}; terminating.'],
  meaning:
    'The main process of sshd ended; signal 15 is the ordinary way to stop a service. Sessions that were already ' +
    'open go on, connections that it had not taken yet are reset, and new ones get “Connection refused” until ' +
    '“Server listening on …”.',
  remedy: ['Find out who stopped it: journalctl -u ssh -u sshd'],
  source: 'openssh-portable sshd.c server_accept_loop(), all releases',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Received signal 15; terminating.': { 'sshwhy.signal': 15 },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Received SIGHUP; restarting.'],
});
