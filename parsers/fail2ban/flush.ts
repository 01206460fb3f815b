import { defineParser } from '../../src/parser/define.ts';

export const flush = defineParser({
  id: 'fail2ban.flush',
  title: 'fail2ban removed all rules of a jail at once',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: ['[{rule.name:word}] Flush ticket(s) with {sshwhy.fail2ban.action:phrase}'],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'The jail is stopping or being emptied: its action drops every address it holds. Unban lines may follow for ' +
    'each of them, or not.',
  source: 'fail2ban server/actions.py __flushBan(), since 0.10',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Flush ticket(s) with iptables-multiport': {
      'rule.name': 'sshd',
      'sshwhy.fail2ban.action': 'iptables-multiport',
    },
  },
});
