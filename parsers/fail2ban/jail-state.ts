import { defineParser } from '../../src/parser/define.ts';

export const jailState = defineParser({
  id: 'fail2ban.jail-state',
  title: 'a jail of fail2ban was created, started, stopped or reloaded',
  program: ['fail2ban.jail', 'fail2ban.server', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    "Jail '{rule.name:phrase}' started",
    "Jail '{rule.name:phrase}' stopped",
    "Jail '{rule.name:phrase}' reloaded",
    "Jail '{rule.name:phrase}' uses {sshwhy.fail2ban.backend:word} {sshwhy.fail2ban.arguments:phrase}",
    "Initiated '{sshwhy.fail2ban.backend:phrase}' backend",
    "Creating new jail '{rule.name:phrase}'",
    "Reload jail '{rule.name:phrase}'",
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning: 'Only while a jail runs can it ban; when it stops, its bans are lifted.',
  source: 'fail2ban server/jail.py and server.py, since 0.8; seen with 1.0.2',
  samples: {
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Jail 'sshd' started": { 'rule.name': 'sshd' },
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Jail 'sshd' stopped": { 'rule.name': 'sshd' },
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Jail 'sshd' uses poller {}": {
      'rule.name': 'sshd',
      'sshwhy.fail2ban.backend': 'poller',
      'sshwhy.fail2ban.arguments': '{}',
    },
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Creating new jail 'sshd'": { 'rule.name': 'sshd' },
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: INFO    Initiated 'systemd' backend": {
      'sshwhy.fail2ban.backend': 'systemd',
    },
    "2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Jail 'sshd' reloaded": { 'rule.name': 'sshd' },
    "2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Reload jail 'sshd'": { 'rule.name': 'sshd' },
  },
});
