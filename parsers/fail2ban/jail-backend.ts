import { defineParser } from '../../src/parser/define.ts';

export const jailBackend = defineParser({
  id: 'fail2ban.jail-backend',
  title: 'a jail of fail2ban cannot watch its log the way it should',
  program: ['fail2ban.jail', 'fail2ban', 'fail2ban-server'],
  action: 'note',
  patterns: [
    "Backend '{sshwhy.fail2ban.backend:phrase}' failed to initialize due to {error.message:text}",
    "Could only initiated '{sshwhy.fail2ban.backend:phrase}' backend whenever '{sshwhy.fail2ban.backend_wanted:phrase}' was requested",
  ],
  fields: { 'observer.product': 'fail2ban' },
  meaning:
    'A library for watching files is missing, so fail2ban looks at the log every second or so instead. Bans may ' +
    'come a little later.',
  source: 'fail2ban server/jail.py _setBackend(), since 0.8; seen with 1.0.2',
  samples: {
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: ERROR   Backend 'pyinotify' failed to initialize due to No module named 'pyinotify'":
      { 'sshwhy.fail2ban.backend': 'pyinotify', 'error.message': "No module named 'pyinotify'" },
    "2026-11-21 01:37:55,718 fail2ban.jail           [2174]: WARNING Could only initiated 'polling' backend whenever 'pyinotify' was requested":
      { 'sshwhy.fail2ban.backend': 'polling', 'sshwhy.fail2ban.backend_wanted': 'pyinotify' },
  },
});
