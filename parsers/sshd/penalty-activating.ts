import { defineParser } from '../../src/parser/define.ts';

export const penaltyActivating = defineParser({
  id: 'sshd.penalty-activating',
  title: 'the misdeeds of an address added up: sshd punishes it from now on',
  program: ['sshd'],
  action: 'persource-penalty',
  patterns: [
    'srclimit_penalise: {source.ip:ip}/{sshwhy.penalty.prefix:int}: activating {sshwhy.penalty.family:word} penalty of {sshwhy.penalty.seconds:float} seconds for penalty: {sshwhy.penalty.reason:phrase}',
  ],
  fields: { 'sshwhy.penalty.state': 'activating' },
  meaning:
    'Penalties that were each too small reached the minimum together (15 seconds by default), so for that many ' +
    'seconds sshd drops every new connection from the address. The reason is the last misdeed only. The address ' +
    'is the first of a block of addresses; the block is as large as PerSourceNetBlockSize says (by default a ' +
    'single address).',
  remedy: ['Exempt trusted networks in sshd_config: PerSourcePenaltyExemptList 192.0.2.0/24'],
  source:
    'openssh-portable srclimit.c srclimit_penalise(), at VERBOSE V_9_8_P1 to V_10_0_P2, at INFO since V_10_1_P1, ' +
    'fractions of a second since V_10_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: 203.0.113.70/32: activating ipv4 penalty of 15.76 seconds for penalty: connections without attempting authentication':
      {
        'source.ip': '203.0.113.70',
        'sshwhy.penalty.prefix': 32,
        'sshwhy.penalty.family': 'ipv4',
        'sshwhy.penalty.seconds': 15.76,
        'sshwhy.penalty.reason': 'connections without attempting authentication',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: 2001:db8:bad::5/128: activating ipv6 penalty of 20 seconds for penalty: failed authentication':
      {
        'source.ip': '2001:db8:bad::5',
        'sshwhy.penalty.prefix': 128,
        'sshwhy.penalty.family': 'ipv6',
        'sshwhy.penalty.seconds': 20,
        'sshwhy.penalty.reason': 'failed authentication',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 deferred penalty of 10 seconds for penalty: failed authentication',
  ],
});
