import { defineParser } from '../../src/parser/define.ts';

export const unban = defineParser({
  id: 'fail2ban.unban',
  title: 'fail2ban lifted a ban',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'unban',
  patterns: [
    '[{rule.name:word}] Unban {source.ip:ip}',
    '[{rule.name:word}] Unban {source.ip:ip}/{sshwhy.ban.prefix:int}',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'The time of the ban is over, somebody lifted it, or fail2ban is going down. From here on this jail no longer ' +
    'keeps the address out.',
  source: 'fail2ban server/actions.py, since 0.8',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Unban 192.0.2.17': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.17',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Unban 198.51.100.0/24': {
      'rule.name': 'sshd',
      'source.ip': '198.51.100.0',
      'sshwhy.ban.prefix': 24,
    },
  },
});
