import { defineParser } from '../../src/parser/define.ts';

export const maxStartupsRateLimited = defineParser({
  id: 'sshd.max-startups-rate-limited',
  title: 'sshd left out log lines about connections dropped by MaxStartups',
  program: ['sshd'],
  action: 'maxstartups-rate-limited',
  outcome: 'failure',
  patterns: ['Maxstartups logging rate-limited: additional {sshwhy.count:int} connections dropped'],
  meaning:
    'So many connections were dropped by MaxStartups or PerSourceMaxStartups that sshd wrote no line for each; ' +
    'the number counts those without one. sshd writes this summary only together with a later drop, so a burst ' +
    'may end without it.',
  source: 'openssh-portable sshd.c drop_connection(), since V_10_0_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: Maxstartups logging rate-limited: additional 37 connections dropped': {
      'sshwhy.count': 37,
    },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: PerSourcePenalties logging rate-limited: additional 4 connections dropped',
  ],
});
