import { defineParser } from '../../src/parser/define.ts';

export const maxStartupsDice = defineParser({
  id: 'sshd.max-startups-dice',
  title: 'sshd decided at random whether to drop a connection (debug line)',
  program: ['sshd'],
  action: 'note',
  patterns: [
    'drop_connection: p {sshwhy.dice.p:float}, r {sshwhy.dice.r:int}', // up to 8.3
    'should_drop_connection: p {sshwhy.dice.p:float}, r {sshwhy.dice.r:int}', // since 8.4
  ],
  meaning:
    'Between the first and the last number of MaxStartups, sshd drops new connections with a probability of p per ' +
    'cent; it drops when the random number r is below p. The connection itself is named by another line.',
  source: 'openssh-portable sshd.c drop_connection() V_2_2_0_P1 to V_8_3_P1, should_drop_connection() since V_8_4_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: debug1: drop_connection: p 30, r 7': { 'sshwhy.dice.p': 30, 'sshwhy.dice.r': 7 },
    'Nov 21 01:18:41 web1 sshd[30992]: debug1: should_drop_connection: p 30, r 77': {
      'sshwhy.dice.p': 30,
      'sshwhy.dice.r': 77,
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[30992]: debug1: drop connection #10'],
});
