import { defineParser } from '../../src/parser/define.ts';

export const found = defineParser({
  id: 'fail2ban.found',
  title: 'fail2ban counted a failure of an address',
  program: ['fail2ban.filter', 'fail2ban', 'fail2ban-server'],
  action: 'ban-candidate',
  patterns: [
    '[{rule.name:word}] Found {source.ip:ip} - {sshwhy.found.at:phrase}',
    '[{rule.name:word}] Found {source.ip:ip}', // 0.9
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'A line of a watched log fitted the jail’s filter. The address is banned only when it reaches maxretry such ' +
    'lines within findtime.',
  source: 'fail2ban server/filter.py, since 0.9; with the time since 0.10',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    [sshd] Found 192.0.2.13 - 2026-11-21 01:14:24': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.13',
      'sshwhy.found.at': '2026-11-21 01:14:24',
    },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    [sshd] Found 2001:db8::4': {
      'rule.name': 'sshd',
      'source.ip': '2001:db8::4',
    },
    'Nov 21 01:37:55 web1 fail2ban[2174]: [recidive] Found 192.0.2.17 - 2026-11-21 01:15:21': {
      'rule.name': 'recidive',
      'source.ip': '192.0.2.17',
      'sshwhy.found.at': '2026-11-21 01:15:21',
    },
  },
  rejects: [
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    [sshd] Found 192.0.2.90, bad - 2026-11-21 01:15:32, 1 # -> 2.0',
  ],
});
