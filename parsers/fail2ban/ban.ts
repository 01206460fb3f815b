import { defineParser } from '../../src/parser/define.ts';

export const ban = defineParser({
  id: 'fail2ban.ban',
  title: 'fail2ban banned an address',
  program: ['fail2ban.actions', 'fail2ban', 'fail2ban-server'],
  action: 'ban',
  patterns: ['[{rule.name:word}] Ban {source.ip:ip}', '[{rule.name:word}] Ban {source.ip:ip}/{sshwhy.ban.prefix:int}'],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'From this moment the jail’s action keeps the address out. What the client sees depends on the action: a ' +
    'firewall gives "Connection refused" or "Connection timed out"; an entry in hosts.deny lets TCP wrappers cut ' +
    'the connection before the banner ("Connection reset by peer").',
  remedy: ['fail2ban-client set JAIL unbanip ADDRESS', 'Keep it out of bans for good: ignoreip in jail.local.'],
  source:
    'fail2ban server/actions.py, NOTICE since 0.9, "WARNING [ssh] Ban" in 0.8; recidive tests (gh-3693) for the journal form',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Ban 192.0.2.93': {
      'rule.name': 'sshd',
      'source.ip': '192.0.2.93',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: WARNING [ssh] Ban 2001:db8::1': {
      'rule.name': 'ssh',
      'source.ip': '2001:db8::1',
    },
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Ban 198.51.100.0/24': {
      'rule.name': 'sshd',
      'source.ip': '198.51.100.0',
      'sshwhy.ban.prefix': 24,
    },
    'Nov 21 01:37:55 web1 fail2ban[2174]: [sshd] Ban 192.0.2.3': { 'rule.name': 'sshd', 'source.ip': '192.0.2.3' },
  },
  rejects: [
    '2026-11-21 01:37:55,718 fail2ban.actions        [2174]: NOTICE  [sshd] Restore Ban 192.0.2.93',
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: NOTICE  [sshd] Increase Ban 192.0.2.90 (2 # 16s -> 2026-11-21 01:16:54)',
  ],
});
