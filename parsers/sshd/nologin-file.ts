import { defineParser } from '../../src/parser/define.ts';

export const nologinFile = defineParser({
  id: 'sshd.nologin-file',
  title: 'logins are closed by a nologin file',
  program: ['sshd'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: ['User {user.name:user} not allowed because {file.path:word} exists'],
  fields: { 'event.reason': 'nologin' },
  meaning:
    'While /etc/nologin or /run/nologin exists only root may log in: the machine is starting, going down or in ' +
    'maintenance. The user passed authentication and is then disconnected.',
  remedy: [
    'Wait for the boot to finish (systemctl is-system-running), or remove the file when nothing needs it any more.',
  ],
  source: 'openssh-portable session.c do_nologin(), since 3.5',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because /etc/nologin exists': {
      'user.name': 'bob',
      'file.path': '/etc/nologin',
    },
  },
  rejects: ['Nov 21 01:18:41 web1 sshd[4711]: User bob not allowed because shell /bin/x does not exist'],
});
