import { defineParser } from '../../src/parser/define.ts';

export const maxStartupsBegin = defineParser({
  id: 'sshd.max-startups-begin',
  title: 'sshd began to drop connections: too many clients had not logged in yet',
  program: ['sshd'],
  action: 'maxstartups-throttle-start',
  outcome: 'failure',
  patterns: ['beginning MaxStartups throttling'],
  meaning:
    'Connections waiting to log in reached the limit of MaxStartups or PerSourceMaxStartups, and sshd began to ' +
    'close new ones before its banner. At the default LogLevel it logs the first drop of a burst only; how many ' +
    'there were stands in the line “exited MaxStartups throttling”. The line itself names no client.',
  remedy: [
    'See who holds the slots: ss -tnp state established "( sport = :22 )"',
    'If the clients are legitimate, raise MaxStartups in sshd_config; the default is 10:30:100',
  ],
  source: 'openssh-portable sshd.c drop_connection(), tags V_8_4_P1 to V_9_9_P2; gone in 10.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: error: beginning MaxStartups throttling': {},
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: in MaxStartups throttling for 00:05:12, 42 connections dropped'],
});
