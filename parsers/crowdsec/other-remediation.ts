import { defineParser } from '../../src/parser/define.ts';

export const otherRemediation = defineParser({
  id: 'crowdsec.other-remediation',
  title: 'CrowdSec decided something that leaves SSH alone',
  program: ['crowdsec', 'cscli'],
  action: 'note',
  patterns: [
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by {sshwhy.crowdsec.by:phrase} : {sshwhy.ban.duration:word} captcha on Ip {source.ip:ip}',
    '({sshwhy.crowdsec.origin:phrase}) {rule.name:phrase} by {sshwhy.crowdsec.by:phrase} : {sshwhy.ban.duration:word} throttle on Ip {source.ip:ip}',
    '({sshwhy.crowdsec.origin:phrase}) alert : {sshwhy.crowdsec.alert:text}',
    'listed: {sshwhy.crowdsec.alert:text}',
  ],
  fields: { 'observer.product': 'crowdsec' },
  meaning: 'A captcha is for web servers, an alert without a decision bans nobody: no connection of SSH is cut by it.',
  source: 'crowdsec pkg/models/helpers.go FormatAsStrings()',
  samples: {
    'time="2026-05-07T10:20:19Z" level=info msg="(localhost/crowdsec) crowdsecurity/http-probing by ip 203.0.113.235 (US/64496) : 4h captcha on Ip 203.0.113.235" module=db':
      {
        'sshwhy.crowdsec.origin': 'localhost/crowdsec',
        'rule.name': 'crowdsecurity/http-probing',
        'sshwhy.crowdsec.by': 'ip 203.0.113.235 (US/64496)',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.235',
      },
    'time="2026-05-07T10:20:19Z" level=info msg="(localhost/crowdsec) crowdsecurity/http-probing by ip 203.0.113.235 : 4h throttle on Ip 203.0.113.235"':
      {
        'sshwhy.crowdsec.origin': 'localhost/crowdsec',
        'rule.name': 'crowdsecurity/http-probing',
        'sshwhy.crowdsec.by': 'ip 203.0.113.235',
        'sshwhy.ban.duration': '4h',
        'source.ip': '203.0.113.235',
      },
    'time="2026-05-07T10:20:19Z" level=info msg="(localhost) alert : crowdsecurity/ssh-bf by ip 203.0.113.235"': {
      'sshwhy.crowdsec.origin': 'localhost',
      'sshwhy.crowdsec.alert': 'crowdsecurity/ssh-bf by ip 203.0.113.235',
    },
    'Nov 21 01:20:06 web1 cscli: listed: captcha on Ip 203.0.113.235': {
      'sshwhy.crowdsec.alert': 'captcha on Ip 203.0.113.235',
    },
  },
});
