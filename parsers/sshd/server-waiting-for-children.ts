import { defineParser } from '../../src/parser/define.ts';

export const serverWaitingForChildren = defineParser({
  id: 'sshd.server-waiting-for-children',
  title: 'sshd waits for its newest connections before it restarts (debug line)',
  program: ['sshd'],
  action: 'note',
  patterns: ['Received SIGHUP; waiting for children'],
  meaning:
    'sshd was told to read its configuration again and first lets connections that are just being set up get ' +
    'through. “Received SIGHUP; restarting.” follows.',
  source: 'openssh-portable sshd.c server_accept_loop() at DEBUG1, since V_8_0_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: debug1: Received SIGHUP; waiting for children': {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Received SIGHUP; restarting.'],
});
