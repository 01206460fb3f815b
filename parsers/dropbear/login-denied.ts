import { defineParser } from '../../src/parser/define.ts';

export const loginDenied = defineParser({
  id: 'dropbear.login-denied',
  title: 'dropbear’s rules deny a user',
  program: ['dropbear'],
  action: 'access-denied',
  outcome: 'failure',
  patterns: [
    "User '{user.name:phrase}' has invalid shell, rejected",
    "User account '{user.name:phrase}' is locked",
    "User '{user.name:phrase}' has blank password, rejected",
    'root login rejected',
    "Logins are restricted to the group {sshwhy.group:phrase} but user '{user.name:phrase}' is not a member",
  ],
  fields: { 'event.reason': 'dropbear_rule' },
  meaning:
    'A shell that is not in /etc/shells, a locked account, an empty password, root with -w, or a group with ' + '-G.',
  source: 'dropbear src/svr-auth.c checkusername(), svr-authpasswd.c',
  samples: {
    "Nov 21 01:18:41 web1 dropbear[4711]: User 'git' has invalid shell, rejected": { 'user.name': 'git' },
    "Nov 21 01:18:41 web1 dropbear[4711]: User account 'bob' is locked": { 'user.name': 'bob' },
    "Nov 21 01:18:41 web1 dropbear[4711]: User 'bob' has blank password, rejected": { 'user.name': 'bob' },
    'Nov 21 01:18:41 web1 dropbear[4711]: root login rejected': {},
    "Nov 21 01:18:41 web1 dropbear[4711]: Logins are restricted to the group ssh but user 'bob' is not a member": {
      'sshwhy.group': 'ssh',
      'user.name': 'bob',
    },
  },
});
