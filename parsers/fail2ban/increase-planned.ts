import { defineParser } from '../../src/parser/define.ts';

export const increasePlanned = defineParser({
  id: 'fail2ban.increase-planned',
  title: 'fail2ban decided to make a ban longer',
  program: ['fail2ban.observer', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    '[{rule.name:word}] IP {source.ip:ip} is bad: {sshwhy.ban.count:int} # last {sshwhy.ban.last:phrase} - incr {sshwhy.ban.duration_before:phrase} to {sshwhy.ban.duration:phrase}',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'The address was banned before, so bantime.increment gives the next ban more time. "Increase Ban" follows ' +
    'when it takes effect.',
  source: 'fail2ban server/observer.py, since 0.11',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    [sshd] IP 192.0.2.90 is bad: 1 # last 2026-11-21 01:15:30 - incr 8s to 16s':
      {
        'rule.name': 'sshd',
        'source.ip': '192.0.2.90',
        'sshwhy.ban.count': 1,
        'sshwhy.ban.last': '2026-11-21 01:15:30',
        'sshwhy.ban.duration_before': '8s',
        'sshwhy.ban.duration': '16s',
      },
  },
});
