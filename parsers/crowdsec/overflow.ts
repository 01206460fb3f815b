import { defineParser } from '../../src/parser/define.ts';

export const overflow = defineParser({
  id: 'crowdsec.overflow',
  title: 'a scenario of CrowdSec saw an attack',
  program: ['crowdsec'],
  action: 'ban-candidate',
  patterns: [
    "Ip {source.ip:ip} performed '{rule.name:phrase}' ({sshwhy.crowdsec.events:int} events over {sshwhy.crowdsec.span:phrase}) at {sshwhy.found.at:phrase}",
  ],
  fields: { 'observer.product': 'crowdsec' },
  meaning: 'An alert: so many events of an address within the time. It is banned only if a decision follows.',
  source: 'crowdsec pkg/leakybucket/overflows.go',
  samples: {
    'time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 performed \'crowdsecurity/ssh-bf\' (6 events over 986.769µs) at 2026-11-01 14:08:58.575885389 +0100 CET m=+437.524832750"':
      {
        'source.ip': '203.0.113.6',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.crowdsec.events': 6,
        'sshwhy.crowdsec.span': '986.769µs',
        'sshwhy.found.at': '2026-11-01 14:08:58.575885389 +0100 CET m=+437.524832750',
      },
  },
});
