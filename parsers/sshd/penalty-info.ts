import { defineParser } from '../../src/parser/define.ts';

export const penaltyInfo = defineParser({
  id: 'sshd.penalty-info',
  title: 'sshd listed its penalties and waiting connections on request',
  program: ['sshd'],
  action: 'note',
  patterns: [
    '{sshwhy.penalty.count:int} active {sshwhy.penalty.family:word} penalties',
    'client {source.ip:ip}/{sshwhy.penalty.prefix:int} penalty: {sshwhy.penalty.reason:phrase} ({sshwhy.penalty.seconds:float} secs left)',
    'client {source.ip:ip}/{sshwhy.penalty.prefix:int} penalty: {sshwhy.penalty.reason:phrase} (expired)',
    '{sshwhy.startups:int} active startups',
    'child {sshwhy.child.slot:int}: fd={sshwhy.child.fd:int} pid={sshwhy.child.pid:int} {sshwhy.child.connection:phrase}',
  ],
  meaning:
    'Somebody sent sshd the signal INFO (possible on BSD and macOS), and it wrote what it knew at that moment: ' +
    'which addresses it punishes and for how long, and how many connections had not logged in yet.',
  source: 'openssh-portable srclimit.c srclimit_penalty_info() since V_9_8_P1, sshd.c show_info()',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: 2 active ipv4 penalties': {
      'sshwhy.penalty.count': 2,
      'sshwhy.penalty.family': 'ipv4',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: client 192.0.2.5/32 penalty: failed authentication (12.345 secs left)': {
      'source.ip': '192.0.2.5',
      'sshwhy.penalty.prefix': 32,
      'sshwhy.penalty.reason': 'failed authentication',
      'sshwhy.penalty.seconds': 12.345,
    },
    'Nov 21 01:18:41 web1 sshd[30992]: client 192.0.2.5/32 penalty: failed authentication (expired)': {
      'source.ip': '192.0.2.5',
      'sshwhy.penalty.prefix': 32,
      'sshwhy.penalty.reason': 'failed authentication',
    },
    'Nov 21 01:18:41 web1 sshd[30992]: 3 active startups': { 'sshwhy.startups': 3 },
    'Nov 21 01:18:41 web1 sshd[30992]: child 0: fd=7 pid=29098 connection from 203.0.113.7 to 192.0.2.10 (early)': {
      'sshwhy.child.slot': 0,
      'sshwhy.child.fd': 7,
      'sshwhy.child.pid': 29098,
      'sshwhy.child.connection': 'connection from 203.0.113.7 to 192.0.2.10 (early)',
    },
  },
});
