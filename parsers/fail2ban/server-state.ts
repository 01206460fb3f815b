import { defineParser } from '../../src/parser/define.ts';

export const serverState = defineParser({
  id: 'fail2ban.server-state',
  title: 'fail2ban starts, reloads or stops',
  program: ['fail2ban.server', 'fail2ban.observer', 'fail2ban.database', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    'Starting Fail2ban v{service.version:word}',
    'Starting Fail2ban',
    '--------------------------------------------------',
    'Shutdown in progress...',
    'Stopping all jails',
    'Exiting Fail2ban',
    'Reload all jails',
    'Reload finished.',
    'Observer start...',
    'Observer stop ... try to end queue {sshwhy.fail2ban.wait:int} seconds',
    'Observer stopped, {sshwhy.fail2ban.events:int} events remaining.',
    "Connected to fail2ban persistent database '{file.path:phrase}'",
    "New database created. Version '{sshwhy.fail2ban.database:word}'",
    'Connection to database closed.',
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'While fail2ban is down it bans nobody and lifts its firewall rules; when it starts again it restores the ' +
    'bans that are not over.',
  source: 'fail2ban server/server.py, observer.py and database.py; seen with 1.0.2',
  samples: {
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Starting Fail2ban v1.0.2': {
      'service.version': '1.0.2',
    },
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Starting Fail2ban': {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    --------------------------------------------------':
      {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Shutdown in progress...': {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Stopping all jails': {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Exiting Fail2ban': {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Reload all jails': {},
    '2026-11-21 01:37:55,718 fail2ban.server         [2174]: INFO    Reload finished.': {},
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    Observer start...': {},
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    Observer stop ... try to end queue 5 seconds': {
      'sshwhy.fail2ban.wait': 5,
    },
    '2026-11-21 01:37:55,718 fail2ban.observer       [2174]: INFO    Observer stopped, 0 events remaining.': {
      'sshwhy.fail2ban.events': 0,
    },
    "2026-11-21 01:37:55,718 fail2ban.database       [2174]: INFO    Connected to fail2ban persistent database '/var/lib/fail2ban/fail2ban.sqlite3'":
      { 'file.path': '/var/lib/fail2ban/fail2ban.sqlite3' },
    "2026-11-21 01:37:55,718 fail2ban.database       [2174]: INFO    New database created. Version '4'": {
      'sshwhy.fail2ban.database': '4',
    },
    '2026-11-21 01:37:55,718 fail2ban.database       [2174]: INFO    Connection to database closed.': {},
  },
});
