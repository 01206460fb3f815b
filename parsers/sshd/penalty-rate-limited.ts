import { defineParser } from '../../src/parser/define.ts';

export const penaltyRateLimited = defineParser({
  id: 'sshd.penalty-rate-limited',
  title: 'sshd left out log lines about connections dropped because of a penalty',
  program: ['sshd'],
  action: 'persource-penalty-rate-limited',
  outcome: 'failure',
  patterns: ['PerSourcePenalties logging rate-limited: additional {sshwhy.count:int} connections dropped'],
  meaning:
    'So many connections from punished addresses were dropped that sshd wrote no line for each; the number counts ' +
    'those without one. sshd writes this summary only together with a later drop, so it may be missing.',
  source: 'openssh-portable sshd.c drop_connection(), since V_10_0_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: PerSourcePenalties logging rate-limited: additional 4 connections dropped': {
      'sshwhy.count': 4,
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: Maxstartups logging rate-limited: additional 37 connections dropped'],
});
