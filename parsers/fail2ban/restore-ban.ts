import { defineParser } from '../../src/parser/define.ts';

export const restoreBan = defineParser({
  id: 'fail2ban.restore-ban',
  title: 'fail2ban put an earlier ban back in force',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban-restored',
  patterns: [
    '[{rule.name:word}] Restore Ban {source.ip:ip}',
    '[{rule.name:word}] Restore Ban {source.ip:ip}/{sshwhy.ban.prefix:int}',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'fail2ban was started again and took this ban, which is not over yet, from its database. The ban itself is ' +
    'older than this line.',
  remedy: ['fail2ban-client set JAIL unbanip ADDRESS'],
  source: 'fail2ban server/actions.py, since 0.10',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Restore Ban 192.0.2.51': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.51',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Restore Ban 2001:db8::/64': {
      'rule.name': 'sshd',
      'source.ip': '2001:db8::',
      'sshwhy.ban.prefix': 64,
    },
  },
});
