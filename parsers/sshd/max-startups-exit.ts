import { defineParser } from '../../src/parser/define.ts';

export const maxStartupsExit = defineParser({
  id: 'sshd.max-startups-exit',
  title: 'sshd stopped dropping connections: the clients waiting to log in became fewer',
  program: ['sshd'],
  action: 'maxstartups-throttle-end',
  patterns: ['exited MaxStartups throttling after {sshwhy.duration:duration}, {sshwhy.count:int} connections dropped'],
  meaning:
    'sshd let a connection in again, and the number of those waiting to log in was well below the first number of ' +
    'MaxStartups. This line alone tells at the default LogLevel how many connections were closed since “beginning ' +
    'MaxStartups throttling”; it comes with the next connection, perhaps long after the last drop.',
  source:
    'openssh-portable sshd.c drop_connection(), fmt_timeframe() of misc.c, tags V_8_4_P1 to V_9_9_P2; gone in ' +
    '10.0',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: exited MaxStartups throttling after 00:02:10, 31 connections dropped': {
      'sshwhy.duration': 130,
      'sshwhy.count': 31,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: exited MaxStartups throttling after 01w2d03h, 31 connections dropped': {
      'sshwhy.duration': 788400,
      'sshwhy.count': 31,
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: error: in MaxStartups throttling for 00:05:12, 42 connections dropped'],
});
