import { defineParser } from '../../src/parser/define.ts';

export const sessionClosed = defineParser({
  id: 'pam.session-closed',
  title: 'a user’s session ended',
  program: ['sshd', 'sshd(pam_unix)'],
  action: 'logged-off',
  patterns: [
    'pam_unix(sshd:session): session closed for user {user.name:phrase}',
    'session closed for user {user.name:phrase}', // before 0.99.2
  ],
  meaning:
    'The user logged off or the connection broke, and PAM closed the session. The lines of the same process just ' +
    'before say which.',
  source: 'linux-pam modules/pam_unix/pam_unix_sess.c, since 0.99',
  samples: {
    'Nov 21 01:18:41 web1 sshd[4711]: pam_unix(sshd:session): session closed for user alice': { 'user.name': 'alice' },
    'Nov 21 01:18:41 web1 sshd(pam_unix)[24680]: session closed for user bob': { 'user.name': 'bob' },
  },
});
