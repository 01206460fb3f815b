import { defineParser } from '../../src/parser/define.ts';

export const attempt = defineParser({
  id: 'fail2ban.attempt',
  title: 'an administrator reported a failure to fail2ban',
  program: ['fail2ban.filter', 'fail2ban', 'fail2ban-server'],
  action: 'ban-candidate',
  patterns: ['[{rule.name:word}] Attempt {source.ip:ip} - {sshwhy.found.at:phrase}'],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'Somebody ran fail2ban-client set JAIL attempt ADDRESS, or another program did. It counts like a failure ' +
    'found in a log.',
  source: 'fail2ban server/filter.py addAttempt(), since 0.11',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    [sshd] Attempt 192.0.2.9 - 2026-11-21 01:15:32': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.9',
      'sshwhy.found.at': '2026-11-21 01:15:32',
    },
  },
});
