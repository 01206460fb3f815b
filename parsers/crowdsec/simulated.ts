import { defineParser } from '../../src/parser/define.ts';

export const simulated = defineParser({
  id: 'crowdsec.simulated',
  title: 'CrowdSec would have banned an address',
  program: ['crowdsec'],
  action: 'ban-ignored',
  patterns: [
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by ip {sshwhy.crowdsec.by:phrase} : (simulated alert){sshwhy.ban.duration:word} ban on Ip {source.ip:ip}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by ip {sshwhy.crowdsec.by:phrase} : (simulated decision){sshwhy.ban.duration:word} ban on Ip {source.ip:ip}',
    'Ip {source.ip:ip} decision : {sshwhy.ban.duration:word} (simulation) ban', // up to 1.0
  ],
  fields: { 'observer.product': 'crowdsec', 'event.reason': 'simulation' },
  meaning: 'The scenario, or CrowdSec as a whole, is in simulation mode (cscli simulation status): nobody was cut.',
  source: 'crowdsec pkg/models/helpers.go FormatAsStrings(); the last one from logs of 0.3 and 1.0',
  samples: {
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : (simulated alert)4h ban on Ip 203.0.113.176"':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.crowdsec.by': '203.0.113.176 (US/64496)',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.176',
      },
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : (simulated decision)4h ban on Ip 203.0.113.176"':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.crowdsec.by': '203.0.113.176 (US/64496)',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.176',
      },
    'time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 decision : 1h (simulation) ban"': {
      'source.ip': '203.0.113.6',
      'sshwhy.ban.duration': '1h',
    },
  },
});
