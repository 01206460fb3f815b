import { defineParser } from '../../src/parser/define.ts';

export const penaltyActive = defineParser({
  id: 'sshd.penalty-active',
  title: 'sshd punishes an address from now on',
  program: ['sshd'],
  action: 'persource-penalty',
  patterns: [
    'srclimit_penalise: {sshwhy.penalty.family:word}: new {source.ip:ip}/{sshwhy.penalty.prefix:int} active penalty of {sshwhy.penalty.seconds:float} seconds for penalty: {sshwhy.penalty.reason:phrase}',
  ],
  fields: { 'sshwhy.penalty.state': 'active' },
  meaning:
    'What a client did earned its address a penalty of at least the minimum (15 seconds by default), so for that ' +
    'many seconds sshd drops every new connection from it. The address is the first of a block of addresses; the ' +
    'block is as large as PerSourceNetBlockSize says (by default a single address).',
  remedy: ['Exempt trusted networks in sshd_config: PerSourcePenaltyExemptList 192.0.2.0/24'],
  source:
    'openssh-portable srclimit.c srclimit_penalise(), at VERBOSE V_9_8_P1 to V_10_0_P2, at INFO since V_10_1_P1, ' +
    'fractions of a second since V_10_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 active penalty of 90 seconds for penalty: caused crash':
      {
        'sshwhy.penalty.family': 'ipv4',
        'source.ip': '203.0.113.70',
        'sshwhy.penalty.prefix': 32,
        'sshwhy.penalty.seconds': 90,
        'sshwhy.penalty.reason': 'caused crash',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv6: new 2001:db8:bad::/64 active penalty of 20.500 seconds for penalty: failed authentication':
      {
        'sshwhy.penalty.family': 'ipv6',
        'source.ip': '2001:db8:bad::',
        'sshwhy.penalty.prefix': 64,
        'sshwhy.penalty.seconds': 20.5,
        'sshwhy.penalty.reason': 'failed authentication',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 deferred penalty of 10 seconds for penalty: failed authentication',
  ],
});
