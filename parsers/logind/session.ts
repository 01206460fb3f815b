import { defineParser } from '../../src/parser/define.ts';

export const session = defineParser({
  id: 'logind.session',
  title: 'a login session begins or ends',
  program: ['systemd-logind'],
  action: 'note',
  patterns: [
    "New session '{sshwhy.logind.id:word}' of user '{user.name:phrase}' with class '{sshwhy.session.class:word}' and type '{sshwhy.session.type:word}'.",
    'New session {sshwhy.logind.id:word} of user {user.name:user}.',
    'Session {sshwhy.logind.id:word} logged out. Waiting for processes to exit.',
    'Removed session {sshwhy.logind.id:word}.',
  ],
  meaning: 'systemd’s own account of logins, of SSH and of others: it cut nobody.',
  source: 'systemd src/login/logind-session.c',
  samples: {
    'Nov 21 01:18:41 web1 systemd-logind[165]: New session 16 of user alice.': {
      'sshwhy.logind.id': '16',
      'user.name': 'alice',
    },
    "Nov 21 01:18:41 web1 systemd-logind[165]: New session '16' of user 'alice' with class 'user' and type 'tty'.": {
      'sshwhy.logind.id': '16',
      'user.name': 'alice',
      'sshwhy.session.class': 'user',
      'sshwhy.session.type': 'tty',
    },
    'Nov 21 01:18:41 web1 systemd-logind[165]: Session 16 logged out. Waiting for processes to exit.': {
      'sshwhy.logind.id': '16',
    },
    'Nov 21 01:18:41 web1 systemd-logind[165]: Removed session 16.': { 'sshwhy.logind.id': '16' },
  },
});
