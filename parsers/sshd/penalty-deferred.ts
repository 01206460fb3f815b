import { defineParser } from '../../src/parser/define.ts';

export const penaltyDeferred = defineParser({
  id: 'sshd.penalty-deferred',
  title: 'sshd remembers a misdeed of an address, but does not punish it yet',
  program: ['sshd'],
  action: 'persource-penalty',
  patterns: [
    'srclimit_penalise: {sshwhy.penalty.family:word}: new {source.ip:ip}/{sshwhy.penalty.prefix:int} deferred penalty of {sshwhy.penalty.seconds:float} seconds for penalty: {sshwhy.penalty.reason:phrase}',
  ],
  fields: { 'sshwhy.penalty.state': 'deferred' },
  meaning:
    'The penalty is below the minimum (15 seconds by default), so connections from the address are still let in. ' +
    'More of the same adds up, and when the sum reaches the minimum the address is dropped. The address is the ' +
    'first of a block of addresses; the block is as large as PerSourceNetBlockSize says (by default a single ' +
    'address).',
  source:
    'openssh-portable srclimit.c srclimit_penalise() at VERBOSE, since V_9_8_P1, fractions of a second since ' +
    'V_10_3_P1',
  samples: {
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 deferred penalty of 10 seconds for penalty: connections without attempting authentication':
      {
        'sshwhy.penalty.family': 'ipv4',
        'source.ip': '203.0.113.70',
        'sshwhy.penalty.prefix': 32,
        'sshwhy.penalty.seconds': 10,
        'sshwhy.penalty.reason': 'connections without attempting authentication',
      },
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 deferred penalty of 5.000 seconds for penalty: failed authentication':
      {
        'sshwhy.penalty.family': 'ipv4',
        'source.ip': '203.0.113.70',
        'sshwhy.penalty.prefix': 32,
        'sshwhy.penalty.seconds': 5,
        'sshwhy.penalty.reason': 'failed authentication',
      },
  },
  rejects: [
    'Nov 21 01:18:41 web1 sshd[30992]: srclimit_penalise: ipv4: new 203.0.113.70/32 active penalty of 90 seconds for penalty: caused crash',
  ],
});
