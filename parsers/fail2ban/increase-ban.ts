import { defineParser } from '../../src/parser/define.ts';

export const increaseBan = defineParser({
  id: 'fail2ban.increase-ban',
  title: 'fail2ban made a ban longer',
  program: ['fail2ban.observer', 'fail2ban', 'fail2ban-server'],
  action: 'ban-increased',
  patterns: [
    '[{rule.name:word}] Increase Ban {source.ip:ip} ({sshwhy.ban.count:int} # {sshwhy.ban.duration:phrase} -> {sshwhy.ban.until:phrase})',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'bantime.increment is on and the address was banned before (the first number says how often), so this ban ' +
    'lasts longer than the jail’s bantime.',
  remedy: ['fail2ban-client set JAIL unbanip ADDRESS; fail2ban keeps the history until dbpurgeage.'],
  source: 'fail2ban server/observer.py, since 0.11',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: NOTICE  [sshd] Increase Ban 192.0.2.90 (2 # 16s -> 2026-11-21 01:16:54)':
      {
        'rule.name': 'sshd',
        'source.ip': '192.0.2.90',
        'sshwhy.ban.count': 2,
        'sshwhy.ban.duration': '16s',
        'sshwhy.ban.until': '2026-11-21 01:16:54',
      },
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: NOTICE  [sshd] Increase Ban 2001:db8::9 (4 # 1 day, 0:00:00 -> 2026-11-22 01:16:54)':
      {
        'rule.name': 'sshd',
        'source.ip': '2001:db8::9',
        'sshwhy.ban.count': 4,
        'sshwhy.ban.duration': '1 day, 0:00:00',
        'sshwhy.ban.until': '2026-11-22 01:16:54',
      },
  },
});
