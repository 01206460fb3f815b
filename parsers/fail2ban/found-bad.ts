import { defineParser } from '../../src/parser/define.ts';

export const foundBad = defineParser({
  id: 'fail2ban.found-bad',
  title: 'fail2ban counts a known offender’s failure more than once',
  program: ['fail2ban.observer', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    '[{rule.name:word}] Found {source.ip:ip}, bad - {sshwhy.found.at:phrase}, {sshwhy.ban.count:int} # -> {sshwhy.found.weight:float}',
    '[{rule.name:word}] Found {source.ip:ip}, bad - {sshwhy.found.at:phrase}, {sshwhy.ban.count:int} # -> {sshwhy.found.weight:float}, Ban',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'With bantime.increment an address that was banned before needs fewer failures: the number behind the arrow ' +
    'is how much this one weighs. The filter’s own Found line tells of the same failure, so it is not counted ' +
    'again.',
  source: 'fail2ban server/observer.py failureFound(), since 0.11',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    [sshd] Found 192.0.2.90, bad - 2026-11-21 01:15:32, 1 # -> 2.0':
      {
        'rule.name': 'sshd',
        'source.ip': '192.0.2.90',
        'sshwhy.found.at': '2026-11-21 01:15:32',
        'sshwhy.ban.count': 1,
        'sshwhy.found.weight': 2,
      },
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    [sshd] Found 192.0.2.90, bad - 2026-11-21 01:16:40, 2 # -> 3.0, Ban':
      {
        'rule.name': 'sshd',
        'source.ip': '192.0.2.90',
        'sshwhy.found.at': '2026-11-21 01:16:40',
        'sshwhy.ban.count': 2,
        'sshwhy.found.weight': 3,
      },
  },
});
