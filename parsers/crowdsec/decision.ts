import { defineParser } from '../../src/parser/define.ts';

export const decision = defineParser({
  id: 'crowdsec.decision',
  title: 'CrowdSec decided to ban an address',
  program: ['crowdsec'],
  action: 'ban',
  patterns: [
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by ip {sshwhy.crowdsec.by:phrase} : {sshwhy.ban.duration:word} ban on Ip {source.ip:ip}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by range {sshwhy.crowdsec.by:phrase} : {sshwhy.ban.duration:word} ban on Range {source.ip:ip}/{sshwhy.ban.prefix:int}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by ip {sshwhy.crowdsec.by:phrase} : {sshwhy.ban.duration:word} ban on Range {source.ip:ip}/{sshwhy.ban.prefix:int}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} for {sshwhy.ban.number:int}/{sshwhy.ban.count:int} decisions : {sshwhy.ban.duration:word} ban on Ip {source.ip:ip}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} for {sshwhy.ban.number:int}/{sshwhy.ban.count:int} decisions : {sshwhy.ban.duration:word} ban on Range {source.ip:ip}/{sshwhy.ban.prefix:int}',
    'Ip {source.ip:ip} decision : {sshwhy.ban.duration:word} ban', // up to 1.0
  ],
  fields: { 'observer.product': 'crowdsec' },
  meaning:
    'The local API stored the ban. A bouncer carries it out: the firewall bouncer asks every 10 seconds and drops every ' +
    'packet of the address, to all ports. It ends by itself after the time that is named; the log does not tell when.',
  remedy: [
    'cscli decisions delete --ip ADDRESS',
    'For good: cscli allowlists (1.6.8 or later), or a whitelist under /etc/crowdsec/parsers/s02-enrich/.',
  ],
  source: 'crowdsec pkg/models/helpers.go FormatAsStrings(); the last one from logs of 0.3 and 1.0',
  samples: {
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : 4h ban on Ip 203.0.113.176"':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.crowdsec.by': '203.0.113.176 (US/64496)',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.176',
      },
    'time="2026-04-14T10:23:45Z" level=info msg="(localhost/cscli) manual \'ban\' from \'localhost\' by range 203.0.113.0/24 : 4h ban on Range 203.0.113.0/24"':
      {
        'sshwhy.crowdsec.origin': 'localhost/cscli',
        'rule.name': "manual 'ban' from 'localhost'",
        'sshwhy.crowdsec.by': '203.0.113.0/24',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.0',
        'sshwhy.ban.prefix': 24,
      },
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-slow-bf by ip 203.0.113.7 (US/64496) : 4h0m0s ban on Range 203.0.113.0/24"':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-slow-bf',
        'sshwhy.crowdsec.by': '203.0.113.7 (US/64496)',
        'sshwhy.ban.duration': '4h0m0s',
        'source.ip': '203.0.113.0',
        'sshwhy.ban.prefix': 24,
      },
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf for 1/2 decisions : 4h ban on Ip 2001:db8::9" module=db':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.ban.number': 1,
        'sshwhy.ban.count': 2,
        'sshwhy.ban.duration': '4h',
        'source.ip': '2001:db8::9',
      },
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf for 2/2 decisions : 4h ban on Range 2001:db8::/64"':
      {
        'sshwhy.crowdsec.origin': '4e1c/crowdsec',
        'rule.name': 'crowdsecurity/ssh-bf',
        'sshwhy.ban.number': 2,
        'sshwhy.ban.count': 2,
        'sshwhy.ban.duration': '4h',
        'source.ip': '2001:db8::',
        'sshwhy.ban.prefix': 64,
      },
    'time="01-11-2026 14:08:58" level=info msg="Ip 203.0.113.6 decision : 1h ban"': {
      'source.ip': '203.0.113.6',
      'sshwhy.ban.duration': '1h',
    },
  },
  rejects: [
    'time="2026-04-14T10:23:45Z" level=info msg="(4e1c/crowdsec) crowdsecurity/ssh-bf by ip 203.0.113.176 (US/64496) : (simulated decision)4h ban on Ip 203.0.113.176"',
  ],
});
