import { defineParser } from '../../src/parser/define.ts';

export const listedDecision = defineParser({
  id: 'crowdsec.listed-decision',
  title: 'a ban that cscli lists',
  program: ['cscli'],
  action: 'ban',
  patterns: [
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase}: ban on Ip {source.ip:ip}, {sshwhy.ban.left:word} left',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase}: ban on Range {source.ip:ip}/{sshwhy.ban.prefix:int}, {sshwhy.ban.left:word} left',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase}: ban on Ip {source.ip:ip}, over for {sshwhy.ban.over:word}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase}: ban on Range {source.ip:ip}/{sshwhy.ban.prefix:int}, over for {sshwhy.ban.over:word}',
  ],
  fields: { 'observer.product': 'crowdsec' },
  meaning:
    'From cscli decisions list or cscli alerts list with -o json: the ban, when it was made, and how long it still lasted ' +
    'when the list was written. sshwhy words the message itself; the file has JSON.',
  remedy: ['cscli decisions delete --ip ADDRESS'],
  source: 'crowdsec pkg/models/alert.go and decision.go; cmd/crowdsec-cli/clialert and clidecision',
  samples: {
    'Nov 21 01:20:06 web1 cscli: (crowdsec) crowdsecurity/ssh-bf: ban on Ip 203.0.113.7, 3h59m58s left': {
      'sshwhy.crowdsec.origin': 'crowdsec',
      'rule.name': 'crowdsecurity/ssh-bf',
      'source.ip': '203.0.113.7',
      'sshwhy.ban.left': '3h59m58s',
    },
    'Nov 21 01:20:06 web1 cscli: (cscli) manual: ban on Range 203.0.113.0/24, 3h59m58s left': {
      'sshwhy.crowdsec.origin': 'cscli',
      'rule.name': 'manual',
      'source.ip': '203.0.113.0',
      'sshwhy.ban.prefix': 24,
      'sshwhy.ban.left': '3h59m58s',
    },
    'Nov 21 01:20:06 web1 cscli: (crowdsec) crowdsecurity/ssh-bf: ban on Ip 2001:db8::9, over for 2h3m': {
      'sshwhy.crowdsec.origin': 'crowdsec',
      'rule.name': 'crowdsecurity/ssh-bf',
      'source.ip': '2001:db8::9',
      'sshwhy.ban.over': '2h3m',
    },
    'Nov 21 01:20:06 web1 cscli: (cscli) manual: ban on Range 203.0.113.0/24, over for 2h3m': {
      'sshwhy.crowdsec.origin': 'cscli',
      'rule.name': 'manual',
      'source.ip': '203.0.113.0',
      'sshwhy.ban.prefix': 24,
      'sshwhy.ban.over': '2h3m',
    },
  },
});
