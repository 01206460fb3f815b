import { defineParser } from '../../src/parser/define.ts';

export const ignored = defineParser({
  id: 'fail2ban.ignored',
  title: 'fail2ban spares an address',
  program: ['fail2ban.filter', 'fail2ban', 'fail2ban-server'],
  action: 'ban-ignored',
  patterns: ['[{rule.name:word}] Ignore {source.ip:ip} by {sshwhy.ignore.rule:phrase}'],
  fields: { 'observer.product': 'fail2ban', 'event.reason': 'ignoreip' },
  meaning:
    'The address failed, but ignoreip, ignoreself or ignorecommand names it, so it is neither counted nor banned. ' +
    'fail2ban did not cut its connections.',
  source: 'fail2ban server/filter.py logIgnoreIp(), since 0.9',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    [sshd] Ignore 192.0.2.5 by ip': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.5',
      'sshwhy.ignore.rule': 'ip',
    },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    [sshd] Ignore 2001:db8::5 by command': {
      'rule.name': 'sshd',
      'source.ip': '2001:db8::5',
      'sshwhy.ignore.rule': 'command',
    },
  },
});
