import { defineParser } from '../../src/parser/define.ts';

export const logFile = defineParser({
  id: 'fail2ban.log-file',
  title: 'fail2ban began or ceased to watch a log',
  program: ['fail2ban.filter', 'fail2ban.filtersystemd', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    "Added logfile: '{file.path:phrase}' (pos = {sshwhy.fail2ban.position:int}, hash = {sshwhy.fail2ban.hash:word})",
    "Removed logfile: '{file.path:phrase}'",
    'Added logfile = {file.path:phrase}', // 0.8 and 0.9
    '[{rule.name:word}] Added journal match for: {sshwhy.fail2ban.journal:phrase}',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning: 'Failures are only found in logs that fail2ban watches.',
  source: 'fail2ban server/filter.py and filtersystemd.py; seen with 1.0.2',
  samples: {
    "2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    Added logfile: '/var/log/auth.log' (pos = 0, hash = ca2009cd99b32fb6e1eac9f775783c8085f8d403)":
      {
        'file.path': '/var/log/auth.log',
        'sshwhy.fail2ban.position': 0,
        'sshwhy.fail2ban.hash': 'ca2009cd99b32fb6e1eac9f775783c8085f8d403',
      },
    "2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    Removed logfile: '/var/log/auth.log'": {
      'file.path': '/var/log/auth.log',
    },
    '2026-11-21 01:37:55,718 fail2ban.filter         [2174]: INFO    Added logfile = /var/log/auth.log': {
      'file.path': '/var/log/auth.log',
    },
    "2026-11-21 01:37:55,718 fail2ban.filtersystemd  [2174]: INFO    [sshd] Added journal match for: '_SYSTEMD_UNIT=sshd.service + _COMM=sshd'":
      { 'rule.name': 'sshd', 'sshwhy.fail2ban.journal': "'_SYSTEMD_UNIT=sshd.service + _COMM=sshd'" },
  },
});
