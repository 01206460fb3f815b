import { defineParser } from '../../src/parser/define.ts';

export const attack = defineParser({
  id: 'sshguard.attack',
  title: 'sshguard counted a failure of an address',
  program: ['sshguard', 'sshg-blocker'],
  action: 'ban-candidate',
  patterns: [
    'Attack from "{source.ip:ip}" on service {sshwhy.service:phrase} with danger {sshwhy.sshguard.danger:int}.',
    'Attack from "{source.ip:ip}" (aggregated to subnet {sshwhy.sshguard.subnet:word}) on service {sshwhy.service:phrase} with danger {sshwhy.sshguard.danger:int}.',
  ],
  fields: { 'observer.product': 'sshguard' },
  meaning:
    'A line of a watched log looked like an attack. Dangers add up (most are 10); at THRESHOLD (30 by default) the ' +
    'address is blocked. One connection can give several such lines.',
  source:
    'sshguard src/blocker/blocker.c report_address(): the service as a number (100 is SSH) in 2.0, as a name since 2.1',
  samples: {
    'Nov 21 01:38:54 web1 sshguard[3272]: Attack from "203.0.113.100" on service SSH with danger 10.': {
      'source.ip': '203.0.113.100',
      'sshwhy.service': 'SSH',
      'sshwhy.sshguard.danger': 10,
    },
    'Nov 21 01:38:54 web1 sshg-blocker[3272]: Attack from "2001:db8::9" on service 100 with danger 2.': {
      'source.ip': '2001:db8::9',
      'sshwhy.service': '100',
      'sshwhy.sshguard.danger': 2,
    },
    'Nov 21 01:38:54 web1 sshguard[3272]: Attack from "203.0.113.100" (aggregated to subnet 203.0.113.0) on service SSH with danger 10.':
      {
        'source.ip': '203.0.113.100',
        'sshwhy.sshguard.subnet': '203.0.113.0',
        'sshwhy.service': 'SSH',
        'sshwhy.sshguard.danger': 10,
      },
  },
});
