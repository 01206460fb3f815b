import { defineParser } from '../../src/parser/define.ts';

export const ignoredExpired = defineParser({
  id: 'fail2ban.ignored-expired',
  title: 'fail2ban found failures that are too old for a ban',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban-ignored',
  patterns: ['[{rule.name:word}] Ignore {source.ip:ip}, expired bantime'],
  fields: { 'observer.product': 'fail2ban', 'event.reason': 'expired' },
  meaning:
    'The failures are so old (an old log read at the start) that a ban counted from them would be over already, ' +
    'so none was set.',
  source: 'fail2ban server/actions.py, since 0.11; seen with 1.0.2',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: INFO    [sshd] Ignore 192.0.2.13, expired bantime': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.13',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: INFO    [sshd] Ignore 2001:db8::4, expired bantime': {
      'rule.name': 'sshd',
      'source.ip': '2001:db8::4',
    },
  },
});
