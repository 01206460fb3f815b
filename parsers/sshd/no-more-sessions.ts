import { defineParser } from '../../src/parser/define.ts';

export const noMoreSessions = defineParser({
  id: 'sshd.no-more-sessions',
  title: 'a connection asked for more sessions than MaxSessions allows',
  program: ['sshd'],
  action: 'max-sessions',
  outcome: 'failure',
  patterns: ['no more sessions'],
  meaning:
    'One connection (a ControlMaster that many ssh, scp or ansible runs share) has MaxSessions (default 10) ' +
    'sessions open, so the next one is refused. The connection itself lives on: this is never a reset. The line ' +
    'names nobody; the Accepted line of the same process does.',
  remedy: ['Raise MaxSessions in sshd_config, or let the client open its own connection: ssh -o ControlPath=none.'],
  source: 'openssh-portable session.c session_new(), since 2.1; MaxSessions since 5.1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: error: no more sessions': {},
  },
});
