import { defineParser } from '../../src/parser/define.ts';

export const maxStartupsThrottling = defineParser({
  id: 'sshd.max-startups-throttling',
  title: 'sshd is still dropping connections: too many clients have not logged in yet',
  program: ['sshd'],
  action: 'maxstartups-throttling',
  outcome: 'failure',
  patterns: ['in MaxStartups throttling for {sshwhy.duration:duration}, {sshwhy.count:int} connections dropped'],
  meaning:
    'sshd dropped a connection more than five minutes after the one before, without having left the throttling in ' +
    'between; MaxStartups or PerSourceMaxStartups is the limit. Both numbers count from the beginning of the ' +
    'throttling, so later summaries include earlier ones. During an uninterrupted flood of connections the line ' +
    'does not come.',
  remedy: ['See who holds the slots: ss -tnp state established "( sport = :22 )"'],
  source:
    'openssh-portable sshd.c drop_connection(), fmt_timeframe() of misc.c, tags V_8_4_P1 to V_9_9_P2; gone in ' +
    '10.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: error: in MaxStartups throttling for 00:05:12, 42 connections dropped': {
      'sshwhy.duration': 312,
      'sshwhy.count': 42,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: error: in MaxStartups throttling for 1d02h03m, 9042 connections dropped': {
      'sshwhy.duration': 93780,
      'sshwhy.count': 9042,
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: exited MaxStartups throttling after 00:02:10, 31 connections dropped'],
});
